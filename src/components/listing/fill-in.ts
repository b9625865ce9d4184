import { commandVariables } from '../../lib/guides/curl.ts';
import { fillTemplate } from '../../lib/guides/fill-template.ts';
import { reveal } from '../bench/presses.ts';
import { $state } from '../bench/store.ts';
import { fillPlaceholders } from './placeholders.ts';

/**
 * Returns the text to copy: with the values of the reader's sandbox project. For any other project the placeholders
 * stay, because real secrets don't belong in a clipboard.
 */
export async function copyOf(text: string): Promise<string> {
  const state = $state.get();
  if (state && state.answers.mode !== 'sandbox') return text;
  // Without a project the placeholders stay, and the reader fills them in.
  const project = await reveal().catch(() => null);
  if (!project) return text;
  const values = commandVariables.map((group) =>
    Object.fromEntries(Object.entries(group).map(([name, field]) => [name, fillTemplate(field, project)])),
  );
  const held = (state?.holdings ?? []).map(({ kind, value }) => [kind.toUpperCase(), value] as const);
  return fillPlaceholders(text, [...values, Object.fromEntries(held)]);
}
