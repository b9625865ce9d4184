import type { Exchange } from '../../wire/exchange.ts';
import type { MissingRequirement } from '../../guides/missing.ts';
import { findStep, guides, type GuideOutline, type Place } from '../../guides/index.ts';
import { Blocked } from '../../wire/blocked.ts';
import { forgottenCredentials } from '../credentials/forgotten.ts';
import { UNEXPECTED_REDIRECT } from '../../wire/recorder.ts';
import { Missing, type Provider, type Refusal } from '../providers/provider.ts';
import type { Outcome, StepLink } from '../types.ts';

/**
 * A link to a step, with its title.
 * @param guide where the reader is
 * @param named a step of this guide or of another one with the same app, also as a path: `../other-guide/step`
 */
function stepLink(guide: string, named: string): StepLink {
  const [step = named, other = guide] = named.split('/').reverse();
  const provider = guides.find(({ id }) => id === guide)?.provider;
  const places = [guide, other, ...guides.filter((one) => one.provider === provider).map(({ id }) => id)];
  const target = places.map((id) => findStep(id, step)).find((place) => place !== undefined);
  return { guide: target?.guide.id ?? other, step, title: target?.step.title ?? step };
}

/** Turns an action's error into an outcome. @throws an error that is a bug: neither the provider's nor expected */
export function outcomeOf(provider: Provider, error: unknown, exchanges: Exchange[], place: Place): Outcome {
  const { guide, action } = place;
  if (error instanceof Blocked) return blocked(error);
  if (error instanceof Missing) return missing(action, { what: error.message, from: stepLink(guide.id, error.step) });
  const last = exchanges.at(-1);
  // A TypeError means JSON of another shape than the step reads.
  if (!last && provider.isSilence(error)) return noneToShow;
  if (provider.isSilence(error) || error instanceof TypeError || (last && !last.response))
    return unanswered(error, last);
  const refusal = provider.refusal(error, last, place);
  if (!refusal) throw error;
  const outcome = refused(refusal, guide.id);
  return { ...outcome, detail: [outcome.detail, last && hint(last)].filter(Boolean).join(' ') };
}

/** Explains a status beyond the provider's words: whether the call took effect, and when to retry. */
function hint({ response }: Exchange): string {
  if (!response) return '';
  if (response.status >= 500) return 'The call may have taken effect. Check what you have before you run it again.';
  const wait = response.headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  return response.status === 429 && wait && /^\d+$/.test(wait)
    ? `The call had no effect. The provider asks you to wait ${wait} seconds.`
    : '';
}

/** The outcome of a provider's error. */
export function refused(refusal: Refusal, guide: string): Extract<Outcome, { kind: 'refused' }> {
  const { status, error_type, title, advice, way, step, forReader } = refusal;
  return {
    kind: 'refused',
    status,
    error_type,
    sentence: forReader?.sentence ?? `${title}.`,
    detail: forReader?.detail ?? advice,
    person: { title, advice, ...(way !== undefined && { way }) },
    step: stepLink(guide, step),
    ...(forReader?.step && { go_on: stepLink(guide, forReader.step) }),
  };
}

/** The outcome of a call that this site blocked before anything was sent. */
export function blocked({ status, message, advice, retryAfterMs }: Blocked): Extract<Outcome, { kind: 'blocked' }> {
  const retry_after_s = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
  return {
    kind: 'blocked',
    status,
    sentence: `${message}.`,
    detail: advice,
    ...(retry_after_s && { retry_after_s }),
  };
}

/** The reader's own credentials were deleted. Nothing else is used until the reader chooses. */
export const forgotten: Outcome = { ...blocked(forgottenCredentials), at: '/preflight/' };

/** The outcome of an action whose requirement is missing. */
export function missing(
  { label }: Pick<Place['action'], 'label'>,
  { what, from, how, here }: Omit<MissingRequirement, 'prepares'>,
): Extract<Outcome, { kind: 'missing' }> {
  const way = how ?? `You get it ${here ? `with “${here}”` : `in “${from.title}”`}.`;
  return {
    kind: 'missing',
    from,
    sentence: `“${label}” needs ${what}.`,
    detail: `${way} If you press the button again, this page gets it for you.`,
  };
}

/** The outcome after the sandbox swept the unused project. Only what the reader held there is lost. */
export function vanished({ id, setUpStep }: GuideOutline): Extract<Outcome, { kind: 'missing' }> {
  return {
    kind: 'missing',
    from: stepLink(id, setUpStep),
    sentence: 'Your sandbox project was deleted because you didn’t use it for a day.',
    detail: 'Your finished steps stay marked as done. You get a new project when you press the button again.',
  };
}

/** The outcome when a call got no response that the step makes unseen, to get ready. */
const noneToShow: Outcome = {
  kind: 'unanswered',
  problem: 'unknown',
  sentence: 'No response to a call that prepares this step.',
  detail: 'It may have taken effect, and doing it again does no harm. Try again.',
};

export function unanswered(error: unknown, exchange: Exchange | undefined): Outcome {
  if (!exchange) throw error;
  const problem = exchange.problem ?? (exchange.response ? 'unreadable' : 'unknown');
  return { kind: 'unanswered', problem, ...(silence[problem] ?? noAnswer(exchange)) };
}

const silence: Record<string, { sentence: string; detail: string } | undefined> = {
  ECONNREFUSED: {
    sentence: 'Nothing is listening at that address.',
    detail: 'Nothing was sent, so nothing changed. Try again later. Preflight shows whether the provider responds.',
  },
  [UNEXPECTED_REDIRECT]: {
    sentence: 'The provider returned a redirect, which this site doesn’t follow.',
    detail: 'Your request went to the provider only, not to the redirect’s target. Check the API URL in the settings.',
  },
  TimeoutError: {
    sentence: 'No response within nine seconds.',
    detail: 'The call may have taken effect. Check what you have before you run it again.',
  },
};

function noAnswer({ response }: Exchange) {
  if (response) {
    return {
      sentence: 'The SDK couldn’t read the response.',
      detail: `It has the status ${response.status}, and you can see it below. The call may have taken effect. Check what you have before you run it again.`,
    };
  }
  return {
    sentence: 'The connection broke before the response was complete.',
    detail: 'The call may have taken effect. Check what you have before you run it again.',
  };
}
