import type { BenchState } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';

/**
 * The values in the fields of an action.
 * @param typed what the reader typed, by field name
 */
export function fieldValues(
  { inputs }: Pick<Action, 'inputs'>,
  typed: Record<string, string>,
  state: Pick<BenchState, 'choices' | 'prefill'> | null,
): Record<string, string> {
  return Object.fromEntries(
    inputs.map(({ name, type, example }) => {
      const initial = type === 'choice' ? (state?.choices[0]?.value ?? '') : (state?.prefill[name] ?? example);
      return [name, typed[name] ?? initial];
    }),
  );
}
