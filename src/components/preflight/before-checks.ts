import type { Check, CredentialState } from '../../lib/bench/index.ts';
import { labels } from './browser-checks.ts';

type Known = Pick<CredentialState, 'guide' | 'redirectUrl'> & {
  /** Null until the mode has loaded. */
  mode: CredentialState['mode'] | null;
};

const LOOKING = 'Looking…';

const open = (id: string, label: string, sentence = 'Press Check.', fix?: string): Check => ({
  id,
  label,
  state: 'not_checked',
  sentence,
  ...(fix && { fix }),
});

/** The provider checks before they ran. */
export const notYetChecked = ({ guide, redirectUrl }: Known): Check[] =>
  guide === 'stytch-b2b'
    ? [open('credentials', 'Project id and secret'), open('redirect', `Redirect address ${redirectUrl}`)]
    : [open('credentials', 'Private key'), open('public-key', 'Public key')];

/** The browser checks before they ran. */
export const browserNotYetChecked: Check[] = [
  open('address', labels.address, LOOKING),
  open('browser', labels.browser, LOOKING),
  open('authenticator', labels.authenticator, LOOKING),
];

/** Checks only the reader can do, with instructions. */
export function onlyYouCanCheck({ guide, mode }: Known): Check[] {
  const node = open(
    'node',
    'Node 22.18 or newer',
    'Only for the copied app, on your machine.',
    'Look with: node --version',
  );
  if (guide !== 'stytch-b2b') return [node];
  return [mailboxIn(mode), node];
}

function mailboxIn(mode: Known['mode']): Check {
  if (!mode) return open('mailbox', 'A mailbox', 'That depends on what answers.');
  return mode === 'sandbox'
    ? { ...open('mailbox', 'A mailbox'), state: 'ok', sentence: 'The inbox here takes every address.' }
    : open('mailbox', 'A mailbox that you can open', 'Mail is real here.', 'Use an address of your own.');
}
