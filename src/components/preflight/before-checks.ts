import type { Check, CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';
import { labels } from './browser-checks.ts';

const LOOKING = 'Checking…';

/** A check without a result. By default nothing is said but that: the button is above. */
const open = (id: string, label: string, sentence = '', fix?: string): Check => ({
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
    'You need it only to run the copied app on your machine.',
    'Check with: node --version',
  );
  return sendsMail ? [mailboxIn(mode), node] : [node];
}

function mailboxIn(mode: CredentialState['mode'] | null): Check {
  if (!mode) return open('mailbox', 'An inbox', 'That depends on the mode.');
  return mode === 'sandbox'
    ? { ...open('mailbox', 'An inbox'), state: 'ok', sentence: 'The inbox on this site works for every address.' }
    : open('mailbox', 'An inbox you can open', 'Emails are real in this mode.', 'Use your own address.');
}
