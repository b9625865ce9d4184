import { RequestError, StytchError } from 'stytch';
import { WrongToken } from '../quickstart/stytch/authenticate-magic-link.ts';
import { explain } from '../quickstart/stytch/app/explain.ts';
import type { Exchange } from '../wire/exchange.ts';
import { findStep, type Place } from '../outline/index.ts';
import { Missing } from './stytch/bench.ts';
import type { Outcome, StepLink } from './types.ts';

/** A link to a step, with its title. */
export function stepLink(guide: string, step: string): StepLink {
  return { guide, step, title: findStep(guide, step)?.step.title ?? step };
}

/** What it means that an action threw. @throws what is neither a refusal, nor silence, nor something missing: a bug */
export function outcomeOf(error: unknown, exchanges: Exchange[], { guide, step }: Place): Outcome {
  if (error instanceof Missing) return missing(error.message, stepLink(guide.id, error.step));
  const last = exchanges.at(-1);
  // JSON of another shape than the SDK or the step reads: a TypeError, or a refusal that names no type.
  const unreadable = error instanceof TypeError || (error instanceof StytchError && !error.error_type);
  if (error instanceof RequestError || unreadable || !last?.response) return unanswered(error, last);
  if (!(error instanceof StytchError) && !(error instanceof WrongToken)) throw error;
  const { status, title, advice, step: explained } = explain(error);
  return {
    kind: 'refused',
    status,
    error_type: error instanceof StytchError ? error.error_type : 'wrong_token',
    sentence: `${title}.`,
    detail: advice,
    person: { title, advice },
    step: stepLink(guide.id, explained === step.id ? step.id : explained),
  };
}

/** Something is not there that an earlier step gives. */
export function missing(what: string, from: StepLink): Extract<Outcome, { kind: 'missing' }> {
  return {
    kind: 'missing',
    from,
    sentence: `This step needs ${what}.`,
    detail: `“${from.title}” gives it. You can go there, or let the bench prepare it.`,
  };
}

/** The sandbox swept the project: nobody used it for a day. Nothing is lost but what was held there. */
export function vanished(guide: string): Extract<Outcome, { kind: 'missing' }> {
  return {
    kind: 'missing',
    from: stepLink(guide, 'set-up'),
    sentence: 'Your sandbox project is gone: nobody used it for a day.',
    detail: 'What you have done stays marked as done. A new project is made when you press again.',
  };
}

function unanswered(error: unknown, exchange: Exchange | undefined): Outcome {
  if (!exchange) throw error;
  const problem = exchange.problem ?? (exchange.response ? 'unreadable' : 'unknown');
  return { kind: 'unanswered', problem, ...(silence[problem] ?? noAnswer(exchange)) };
}

const silence: Record<string, { sentence: string; detail: string } | undefined> = {
  ECONNREFUSED: { sentence: 'Nobody listens at that address.', detail: 'Nothing was sent, so nothing changed.' },
  TimeoutError: {
    sentence: 'No answer came within ten seconds.',
    detail: 'The call may have taken effect. Look at what you hold before you run it again.',
  },
};

function noAnswer({ response, problem }: Exchange) {
  if (response) {
    return {
      sentence: 'The answer was not one the SDK can read.',
      detail: `It has status ${response.status} and stands below as it came. The call may have taken effect.`,
    };
  }
  return {
    sentence: 'The connection broke before the answer was complete.',
    detail: `The call may have taken effect (${problem}).`,
  };
}
