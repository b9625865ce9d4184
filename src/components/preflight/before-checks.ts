import type { Check, DeskState } from '../../lib/bench/index.ts';
import { labels } from './browser-checks.ts';

type Known = Pick<DeskState, 'guide' | 'redirectUrl'> & {
  /** Null before the site has said what answers. */
  mode: DeskState['mode'] | null;
};

const LOOKING = 'Looking…';

const open = (id: string, label: string, sentence = 'Press Check.', fix?: string): Check => ({
  id,
  label,
  state: 'not_checked',
  sentence,
  ...(fix && { fix }),
});

/** What the provider is asked about, before anybody has asked. */
export const notYetChecked = ({ guide, redirectUrl }: Known): Check[] =>
  guide === 'stytch-b2b'
    ? [open('credentials', 'Project id and secret'), open('redirect', `Redirect address ${redirectUrl}`)]
    : [open('credentials', 'Private key'), open('public-key', 'Public key')];

/** What this browser is asked about, before it has answered. */
export const browserNotYetChecked: Check[] = [
  open('address', labels.address, LOOKING),
  open('browser', labels.browser, LOOKING),
  open('authenticator', labels.authenticator, LOOKING),
];

/** What nobody can look at from here: it is said, with how to look. */
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
