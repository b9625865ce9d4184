import type { RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';

/** Returns the name of the field an action's result rejected, by our validation or by the provider's error type. */
export function wrongField(
  { id, inputs }: Pick<Action, 'id' | 'inputs'>,
  result: Pick<RunResult, 'action' | 'outcome'> | null,
): string | undefined {
  if (result?.action !== id) return undefined;
  const { outcome } = result;
  if (outcome.kind === 'invalid') return outcome.field;
  if (outcome.kind !== 'refused') return undefined;
  return inputs.find(({ refusedAs }) => refusedAs?.includes(outcome.error_type))?.name;
}
