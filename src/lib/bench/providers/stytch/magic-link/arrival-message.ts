import type { Place } from '../../../../guides/index.ts';
import type { Arrival, Facts, Holding } from '../../../types.ts';
import type { Known } from '../../provider.ts';
import type { LinkState } from '../facts.ts';
import { DISCOVER_STEP, INVITE_STEP, OPEN_STEP } from '../id.ts';

type OpenStep = Pick<Place, 'guide' | 'step'>;

/**
 * The sentence after a link was opened: on the step that explains it, and on the next one, which exchanges the token.
 * Null if no link was, or if the reader ran something there since.
 */
export function arrivalMessage({ guide, step }: OpenStep, { facts, holdings, done, last }: Known): Arrival | null {
  const { arrival } = facts;
  if (!arrival) return null;
  const { kind = 'magic_link_token' } = arrival;
  if (!explainedIn[kind].includes(step.id)) return null;
  const token = holdings.find((held) => held.kind === kind);
  if (last && last.started_at >= arrival.at) return null;
  if (token && token.received_at > arrival.at) return null;
  if (arrival.link !== 'good') return sayWorthless(arrival.link, kind, token !== undefined);
  if (!token) return null;
  if (step.id === INVITE_STEP) return opened;
  if (step.id === OPEN_STEP) return { ...sayOpened(stepsBefore(guide, step), done, arrival.to), done: true };
  return {
    sentence: `You opened the link${sentTo(arrival.to)}, and this page has its token.`,
    detail: 'Press “Exchange token” to use it.',
  };
}

/** The address of the link that gave a token, unless another one gave it since. */
export function sentToOf({ arrival }: Partial<Facts>, { kind, received_at }: Holding): string | undefined {
  if (!arrival || kind !== (arrival.kind ?? 'magic_link_token')) return undefined;
  return received_at > arrival.at ? undefined : arrival.to;
}

/** The steps that explain what an opened link did. */
const explainedIn = { magic_link_token: [OPEN_STEP, DISCOVER_STEP], invitation_token: [INVITE_STEP] };

const opened: Arrival = {
  sentence: 'The invitation opened this page instead of your app. The page keeps its token for you.',
  detail: 'It’s a different type of token from a login link’s: press “Exchange token” to make its call.',
};

const stepsBefore = ({ steps }: OpenStep['guide'], { id }: OpenStep['step']) =>
  steps.slice(
    0,
    steps.findIndex((step) => step.id === id),
  );

/** Names the address: several links may be open, and only the newest one's token is held. */
const sentTo = (to: string | undefined) => (to ? ` sent to ${to}` : '');

function sayOpened(before: OpenStep['step'][], done: string[], to: string | undefined): Arrival {
  const skipped = before.filter(({ id }) => !done.includes(id));
  const sentence = `The link${sentTo(to)} opened this page instead of your app. The page keeps its token for you.`;
  if (skipped.length === 0) return { sentence };
  const titles = new Intl.ListFormat('en').format(skipped.map(({ title }) => `“${title}”`));
  return { sentence, detail: `You skipped ${titles}. You can go on from here, or go back first.` };
}

const worthless: Record<Exclude<LinkState, 'good'>, string> = {
  used: 'This link was already used. Magic links are single-use.',
  expired: 'This link has expired.',
  refused: 'Stytch rejected this link before: it was already used or has expired.',
};

const requestAgain = {
  magic_link_token: 'Request a new email in “Send the link from your app”.',
  invitation_token: 'Invite the colleague again.',
};

function sayWorthless(link: keyof typeof worthless, kind: keyof typeof requestAgain, holdsAnother: boolean): Arrival {
  return {
    sentence: worthless[link],
    detail: holdsAnother ? 'The token you have came from another link.' : requestAgain[kind],
  };
}
