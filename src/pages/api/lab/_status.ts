import type { RunResult } from '../../../lib/bench/index.ts';

/** When a run may be tried again, where waiting helps. */
export const retryAfterOf = (outcome: RunResult['outcome']): number | undefined =>
  outcome.kind === 'blocked' ? outcome.retry_after_s : undefined;

/**
 * Whatever a run came to is a result, and its outcome says what: a step tried out of order is no failure of the request,
 * and a browser would write one into the console of whoever learns from it. Only a limit is said by the status, too:
 * programs know from it that they have to wait.
 */
export const statusOf = (outcome: RunResult['outcome']): number =>
  outcome.kind === 'blocked' && outcome.status === 429 ? 429 : 200;
