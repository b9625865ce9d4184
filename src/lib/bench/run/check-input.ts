import type { Action } from '../../guides/index.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';
import type { Input, Provider } from '../providers/provider.ts';

const LONGEST = 320;

/**
 * Checks only what we must: that each field is present, is text and isn't too long. The provider judges the rest, on
 * the wire where the reader sees it.
 */
export function checkInput(
  action: Action,
  given: Record<string, unknown>,
  mode: Mode,
  { mail }: Pick<Provider, 'mail'>,
): Input | Extract<Outcome, { kind: 'invalid' }> {
  const input: Input = {};
  for (const { name, label, optional, type } of action.inputs) {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    if (!text && !optional) {
      const sentence =
        type === 'choice' ? `Choose one: ${label.toLowerCase()}.` : `“${label}” is empty. Fill it in and try again.`;
      return { kind: 'invalid', field: name, sentence };
    }
    if (text.length > LONGEST)
      return { kind: 'invalid', field: name, sentence: `“${label}” is too long. Use ${LONGEST} characters or fewer.` };
    const reason = type === 'email' && mode !== 'sandbox' && mail?.undeliverableReason(text);
    if (reason) return { kind: 'invalid', field: name, sentence: reason };
    input[name] = text;
  }
  return input;
}
