import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';

/** An action that can't run yet and what it needs. */
export type Missing = BenchState['missing'][string] & { action: Action };

/**
 * Chooses what to say is missing: for the action tried last, or else for the step's main action.
 * @param primary the step's main action
 * @param missing what each action is missing, by id
 * @returns undefined if nothing is missing, or straight after a success
 */
export function missingInStep(
  actions: Action[],
  primary: Action | undefined,
  missing: BenchState['missing'],
  result: RunResult | null,
): Missing | undefined {
  const tried = result?.outcome.kind === 'missing' ? actions.find(({ id }) => id === result.action) : undefined;
  const action = tried ?? primary;
  const need = action && missing[action.id];
  const isJustDone = result?.outcome.kind === 'done' && result.action === action?.id;
  return action && need && !isJustDone ? { action, ...need } : undefined;
}
