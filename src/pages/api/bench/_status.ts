import type { RunResult } from '../../../lib/bench/index.ts';

/** Seconds until a run can be tried again; undefined when waiting doesn't help. */
export const retryAfterOf = (outcome: RunResult['outcome']): number | undefined =>
  outcome.kind === 'blocked' ? outcome.retry_after_s : undefined;

/**
 * The status of a response that carries a run's result: 200 however the run ended, since a browser writes any other
 * status into its console. A limit is a 429, so that programs know they have to wait.
 */
export const statusOf = (outcome: RunResult['outcome']): 200 | 429 =>
  outcome.kind === 'blocked' && outcome.status === 429 ? 429 : 200;
