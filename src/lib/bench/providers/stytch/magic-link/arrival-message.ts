import { stytchB2b } from '../../../../guides/stytch-b2b/outline.ts';
import type { Said } from '../../../types.ts';
import type { Known } from '../../provider.ts';
import type { LinkState } from '../facts.ts';
import { DISCOVER_STEP } from '../id.ts';

/** What to say on a step that a link has just opened. Null if none has, or if the reader ran something since. */
export function arrivalMessage(step: string, { facts, holdings, done, last }: Known): Said | null {
  const { arrival } = facts;
  if (!arrival || step !== DISCOVER_STEP) return null;
  const token = holdings.find(({ kind }) => kind === 'magic_link_token');
  if (last && last.started_at >= arrival.at) return null;
  if (token && token.received_at > arrival.at) return null;
  if (arrival.link !== 'good') return sayWorthless(arrival.link, token !== undefined);
  return token ? sayWhereItLed(done) : null;
}

function sayWhereItLed(done: string[]): Said {
  const { steps } = stytchB2b;
  const here = steps.findIndex(({ id }) => id === DISCOVER_STEP);
  const skipped = steps.slice(0, here).filter(({ id }) => !done.includes(id));
  if (skipped.length === 0)
    return {
      sentence: 'The link opened your app, and the token is ready.',
      detail: 'Press “Exchange token” to use it.',
    };
  const titles = new Intl.ListFormat('en').format(skipped.map(({ title }) => `“${title}”`));
  return {
    sentence: `Your link opened “${steps[here]?.title}”, so you skipped ${titles}.`,
    detail: 'You can run this step now, or go back first. The token is ready when you are.',
  };
}

const worthless: Record<Exclude<LinkState, 'good'>, string> = {
  used: 'This link was already used. Magic links are single-use.',
  expired: 'This link has expired.',
  refused: 'Stytch rejected this link before: it was already used or has expired.',
};

function sayWorthless(link: keyof typeof worthless, holdsAnother: boolean): Said {
  return {
    sentence: worthless[link],
    detail: holdsAnother
      ? 'The token you have came from another link.'
      : 'Request a new email in “Send the link from your app”.',
  };
}
