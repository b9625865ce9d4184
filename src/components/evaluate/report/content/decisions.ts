import type { Report } from '../../../../lib/bench/index.ts';
import type { ScopeDecision } from '../../scope/features/group-by-feature.ts';
import { sessionLife } from './session-life.ts';

export interface MemoDecision {
  title: string;
  /** Empty while it is open. */
  answer: string;
  owner: string;
  due: string;
}

/** Says who decides an open question, or decided it, and by when. An owner without a date is a gap, so it's named. */
export const sayWho = ({ answer, owner, due }: Omit<MemoDecision, 'title'>): string =>
  [owner && `owner: ${owner}`, due ? `by ${due}` : owner && !answer && 'no date'].filter(Boolean).join(', ');

/** A decision of the scope sheet, with the reader's entry. */
export const decisionOf = ({ id, title }: ScopeDecision, report: Report): MemoDecision => ({
  title,
  ...entryOf(id, report),
});

/** The reader's entry for a decision or a risk. A date before the memo's own is marked. */
export function entryOf(id: string, { scope, made_at }: Report): Omit<MemoDecision, 'title'> {
  const { answer = '', owner = '', due = '' } = scope.decisions[id] ?? {};
  const isPast = due !== '' && due < new Date(made_at).toISOString().slice(0, 10);
  return { answer, owner, due: isPast ? `${due} (past)` : due };
}

/** Reads off the runs how the demo answers a decision: every way that was shown. Failed runs show nothing. */
export function seenIn({ title, shown }: ScopeDecision, { runs }: Report): string[] {
  const answers = shown.flatMap(({ by, answer }) => {
    const run = runs.find(({ step, action, outcome }) => `${step}/${action}` === by && outcome === 'done');
    return run ? [answer.replace('{session}', sessionLife(run))] : [];
  });
  return answers.length > 0 ? [[title, ...answers].join(' ')] : [];
}
