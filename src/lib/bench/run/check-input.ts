import type { Action, InputField } from '../../guides/index.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';
import type { Input, Provider } from '../providers/provider.ts';

const LONGEST = 320;

type Invalid = Extract<Outcome, { kind: 'invalid' }>;
type Mail = Pick<Provider, 'mail'>;

/**
 * Checks only what we must: that each field is present, is text and isn't too long. The provider judges the rest, on
 * the wire where the reader sees it.
 */
export function checkInput(
  action: Action,
  rawInput: Record<string, unknown>,
  mode: Mode,
  provider: Mail,
): Input | Invalid {
  const input: Input = {};
  for (const field of action.inputs) {
    const text = textOf(rawInput[field.name]);
    const sentence = problemOf(field, text, mode, provider);
    if (sentence) return { kind: 'invalid', field: field.name, sentence };
    input[field.name] = text;
  }
  return input;
}

/**
 * Finds a field that is sure to be rejected, before anything is prepared for its action: that would send an email and
 * create a session for nothing. A field that isn't given, and a choice, get their value later.
 */
export function findHopeless(
  { inputs }: Pick<Action, 'inputs'>,
  rawInput: Record<string, unknown>,
  mode: Mode,
  provider: Mail,
): Invalid | undefined {
  for (const field of inputs) {
    if (rawInput[field.name] === undefined || field.type === 'choice') continue;
    const text = textOf(rawInput[field.name]);
    const sentence = problemOf(field, text, mode, provider);
    if (sentence) return { kind: 'invalid', field: field.name, sentence };
    if (field.type === 'email' && !/[^@]@[^@]/.test(text)) return notAnAddress(field);
  }
  return undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function problemOf(
  { label, optional, type }: InputField,
  text: string,
  mode: Mode,
  { mail }: Mail,
): string | undefined {
  if (!text && !optional)
    return type === 'choice' ? `Choose one: ${label.toLowerCase()}.` : `“${label}” is empty. Fill it in and try again.`;
  if (text.length > LONGEST) return `“${label}” is too long. Use ${LONGEST} characters or fewer.`;
  return type === 'email' && mode !== 'sandbox' ? mail?.undeliverableReason(text) : undefined;
}

/** A text that can't be an email address. The finer rules are the provider's. */
const notAnAddress = ({ name, label, example }: InputField): Invalid => ({
  kind: 'invalid',
  field: name,
  sentence: `“${label}” isn’t an email address.`,
  detail: `It needs an @ with something on both sides, as in ${example}.`,
});
