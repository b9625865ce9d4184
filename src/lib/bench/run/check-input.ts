import type { Action } from '../../guides/index.ts';
import { undeliverableReason } from '../credentials/recipients.ts';
import type { Mode } from '../credentials/types.ts';
import type { Outcome } from '../types.ts';
import type { Input } from '../providers/provider.ts';

const LONGEST = 320;

/**
 * Looks only at what we must: a field is there, is text, is not endless. What a good address or slug is, the provider
 * says, on the wire where the reader sees it.
 */
export function checkInput(
  action: Action,
  given: Record<string, unknown>,
  mode: Mode,
): Input | Extract<Outcome, { kind: 'invalid' }> {
  const input: Input = {};
  for (const { name, label, optional, type } of action.inputs) {
    const value = given[name];
    const text = typeof value === 'string' ? value.trim() : '';
    if (!text && !optional) {
      const sentence =
        type === 'choice' ? `Choose one: ${label.toLowerCase()}.` : `${label} is empty. Fill it in and try again.`;
      return { kind: 'invalid', field: name, sentence };
    }
    if (text.length > LONGEST)
      return { kind: 'invalid', field: name, sentence: `${label} is too long. Use ${LONGEST} characters or fewer.` };
    const noMail = type === 'email' && mode !== 'sandbox' && undeliverableReason(text);
    if (noMail) return { kind: 'invalid', field: name, sentence: noMail };
    input[name] = text;
  }
  return input;
}
