import type { Action, InputField, Place, Step } from '../../guides/index.ts';
import type { Connection } from '../credentials/types.ts';
import type { Input, Provider } from '../providers/provider.ts';
import type { Facts } from '../types.ts';

type Where = Pick<Step, 'id'>;

/** A shared field has one value in all steps of the provider's guides; any other has its own in each step. */
const keyOf = ({ id }: Where, { name, shared }: InputField): string => (shared ? name : `${id}/${name}`);

/**
 * The fields that the reader types into. A choice is offered again each time, an option has a fixed default, and a code
 * works once.
 */
const typedFields = ({ inputs }: Pick<Action, 'inputs'>) =>
  inputs.filter(({ type }) => type === 'email' || type === 'text');

/** Adds what the reader typed for an action that succeeded, so that later steps start from it. */
export function rememberInput(
  { inputFact }: Pick<Provider, 'inputFact'>,
  { step, action }: Place,
  input: Input,
  facts: Partial<Facts>,
): Partial<Facts> {
  const typed = typedFields(action).map((field): [string, string] => [keyOf(step, field), input[field.name] ?? '']);
  return typed.length === 0 ? {} : { [inputFact]: { ...facts[inputFact], ...Object.fromEntries(typed) } };
}

/** Returns the typed input that remains when a step starts over. Shared values stay: other steps use them, too. */
export const forgetInputOf = ({ id }: Where, typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([key]) => !key.startsWith(`${id}/`)));

/**
 * The initial values of a step's fields that differ from the outline's examples: what the reader typed before, or else
 * what the provider suggests.
 * @param readerId empty before the first press
 */
export function initialInputOf(
  { inputFact, initialInput }: Pick<Provider, 'inputFact' | 'initialInput'>,
  step: Pick<Step, 'id' | 'actions'>,
  mode: Connection['mode'],
  readerId: string,
  facts: Partial<Facts>,
): Input {
  const typed = facts[inputFact] ?? {};
  const remembered = step.actions.flatMap(typedFields).flatMap((field): [string, string][] => {
    const value = typed[keyOf(step, field)];
    return value ? [[field.name, value]] : [];
  });
  return { ...initialInput?.(mode, readerId, facts), ...Object.fromEntries(remembered) };
}
