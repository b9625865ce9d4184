import type { RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';

/** The field that a run of an action found wrong: by our own check, or by the provider, where its error is of one field. */
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
