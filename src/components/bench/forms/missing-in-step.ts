import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';

/** An action that can't run yet and what it needs. */
export type Missing = BenchState['missing'][string] & { action: Action };

/**
 * Finds what the action whose button stands out is missing, where that has to be said.
 * @param missing what each action is missing, by id
 * @param result the newest run. It says itself how to go on, so nothing is said above it, but for an action without a
 *   button of its own
 */
export function missingInStep(
  action: Action | undefined,
  missing: BenchState['missing'],
  result: RunResult | null,
): Missing | undefined {
  const need = action && missing[action.id];
  return need && (!result || action.manual) ? { action, ...need } : undefined;
}
