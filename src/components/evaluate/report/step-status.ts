import type { ReportRun } from '../../../lib/bench/index.ts';
import type { GuideOutline, Step } from '../../../lib/guides/index.ts';

/** The steps of a guide, by result. */
export interface StepStatus {
  passed: Step[];
  /** Tried, but never successful. */
  failed: Step[];
  /** Not tried. */
  left: Step[];
}

type Tried = Pick<ReportRun, 'step' | 'action' | 'outcome'>;

/** Sorts a guide's steps by result. Failure demos don't count. */
export function stepStatusOf({ steps }: GuideOutline, runs: Tried[]): StepStatus {
  const actions = steps.flatMap((step) => step.actions.map((action) => ({ step, action })));
  const tried = runs.flatMap((run) => {
    const found = actions.find(({ step, action }) => step.id === run.step && action.id === run.action);
    return found && !found.action.demonstratesFailure ? [{ ...found, isDone: run.outcome === 'done' }] : [];
  });
  const done = tried.filter(({ isDone }) => isDone);
  const spent = new Set(done.flatMap(({ action }) => action.needs));
  // Manual actions leave no run. If a later run used what the action gives, it was done.
  const doneByHand = (step: Step) =>
    step.actions.some(({ manual, gives }) => manual && gives.some((it) => spent.has(it)));
  const isPassed = (step: Step) => done.some((run) => run.step === step) || doneByHand(step);
  const isTried = (step: Step) => tried.some((run) => run.step === step);
  return {
    passed: steps.filter(isPassed),
    failed: steps.filter((step) => !isPassed(step) && isTried(step)),
    left: steps.filter((step) => !isPassed(step) && !isTried(step)),
  };
}
