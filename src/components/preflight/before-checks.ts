import type { Check, CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';
import { labels } from './browser-checks.ts';

const LOOKING = 'Looking…';

const open = (id: string, label: string, sentence = 'Press Check.', fix?: string): Check => ({
  id,
  label,
  state: 'not_checked',
  sentence,
  ...(fix && { fix }),
});

/** The provider checks before they ran. */
export const notYetChecked = ({ checks }: CredentialForm, redirectUrl: string): Check[] =>
  checks.map(({ id, label }) => open(id, label.replace('{redirectUrl}', redirectUrl)));

/** The browser checks before they ran. */
export const browserNotYetChecked: Check[] = [
  open('address', labels.address, LOOKING),
  open('browser', labels.browser, LOOKING),
  open('authenticator', labels.authenticator, LOOKING),
];

/**
 * Checks only the reader can do, with instructions.
 * @param mode null until it has loaded
 */
export function onlyYouCanCheck(sendsMail: boolean, mode: CredentialState['mode'] | null): Check[] {
  const node = open(
    'node',
    'Node 22.18 or newer',
    'Only for the copied app, on your machine.',
    'Look with: node --version',
  );
  return sendsMail ? [mailboxIn(mode), node] : [node];
}

function mailboxIn(mode: CredentialState['mode'] | null): Check {
  if (!mode) return open('mailbox', 'A mailbox', 'That depends on what answers.');
  return mode === 'sandbox'
    ? { ...open('mailbox', 'A mailbox'), state: 'ok', sentence: 'The inbox here takes every address.' }
    : open('mailbox', 'A mailbox that you can open', 'Mail is real here.', 'Use an address of your own.');
}
