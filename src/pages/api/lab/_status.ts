import type { RunResult } from '../../../lib/lab/index.ts';

/** What was not even sent is the caller's to mend; whatever the provider answered is a result. */
export function statusOf(outcome: RunResult['outcome']): number {
  if (outcome.kind === 'held_back') return outcome.status;
  return { invalid: 400, missing: 409, done: 200, refused: 200, unanswered: 200 }[outcome.kind];
}
