import type { ReportRun } from '../../../../lib/bench/index.ts';
import { marksOf } from '../../../../lib/guides/completed.ts';
import type { Action, GuideOutline, Step } from '../../../../lib/guides/index.ts';

/** The steps of a guide, by result. */
export interface StepStatus {
  passed: Step[];
  /** Something succeeded, but not yet all that completes the step: these actions are missing. */
  begun: (Step & { missing: Action[] })[];
  /** Tried, but never successful. */
  failed: Step[];
  /** Not tried. */
  left: Step[];
}

type Tried = Pick<ReportRun, 'step' | 'action' | 'outcome' | 'mode'>;

/** Sorts a guide's steps by result, by the rule that marks them as done in the guide. Failure demos don't count. */
export function stepStatusOf(guide: GuideOutline, runs: Tried[]): StepStatus {
  const { steps } = guide;
  const actions = steps.flatMap((step) => step.actions.map((action) => ({ guide, step, action })));
  const tried = runs.flatMap(({ step: stepId, action: id, outcome, mode }) => {
    const place = actions.find(({ step, action }) => step.id === stepId && action.id === id);
    return place && !place.action.demonstratesFailure ? [{ place, isDone: outcome === 'done', mode }] : [];
  });
  const done = tried.filter(({ isDone }) => isDone);
  const marks = done.reduce<string[]>(
    (before, { place, mode }) => [...before, ...marksOf(place, before, mode !== 'sandbox')],
    [],
  );
  const spent = new Set(done.flatMap(({ place }) => place.action.needs));
  // Manual actions leave no run. If a later run used what the action gives, it was done.
  const doneByHand = (step: Step) =>
    step.actions.some(({ manual, gives }) => manual && gives.some((it) => spent.has(it)));
  const kindOf = (step: Step): keyof StepStatus => {
    if (marks.includes(step.id) || doneByHand(step)) return 'passed';
    if (done.some(({ place }) => place.step === step)) return 'begun';
    return tried.some(({ place }) => place.step === step) ? 'failed' : 'left';
  };
  const ofKind = (kind: keyof StepStatus) => steps.filter((step) => kindOf(step) === kind);
  const missingIn = (step: Step) =>
    step.actions.filter(
      (action) => step.completedBy?.includes(action.id) && !done.some(({ place }) => place.action === action),
    );
  const begun = ofKind('begun').map((step) => ({ ...step, missing: missingIn(step) }));
  return { passed: ofKind('passed'), begun, failed: ofKind('failed'), left: ofKind('left') };
}
