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
      const initial = type === 'choice' ? defaultChoice(state?.choices) : (state?.prefill[name] ?? example);
      return [name, typed[name] ?? initial];
    }),
  );
}

/** The value of the choice that is selected at first; empty without choices. */
export const defaultChoice = (choices: BenchState['choices'] = []): string =>
  (choices.find((choice) => choice.default) ?? choices[0])?.value ?? '';
