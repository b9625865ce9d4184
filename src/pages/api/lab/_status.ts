import type { RunResult } from '../../../lib/lab/index.ts';

/** When a run may be tried again, where waiting helps. */
export const retryAfterOf = (outcome: RunResult['outcome']): number | undefined =>
  outcome.kind === 'held_back' ? outcome.retry_after_s : undefined;

/** What was not even sent is the caller's to mend; whatever the provider answered is a result. */
export function statusOf(outcome: RunResult['outcome']): number {
  if (outcome.kind === 'held_back') return outcome.status;
  return { invalid: 400, missing: 409, done: 200, refused: 200, unanswered: 200 }[outcome.kind];
}
