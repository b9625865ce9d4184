import type { PromptEnd } from '../../lib/bench/index.ts';
import type { Simulated } from './simulated.ts';

/** Longer than that nobody waits for a device; the browser's own limit is a wish it may ignore. */
const LONGEST_MS = 60_000;

/** How the browser's prompt is watched while a ceremony runs. */
export interface Watch {
  /** Why the prompt ended without an answer; undefined while there is nothing to say. */
  ended: () => PromptEnd | undefined;
  /** For an end that the watch cannot see. */
  note: (why: PromptEnd) => void;
  stop: () => void;
  /** Gives the browser its own functions back. */
  leave: () => void;
}

type Ask = 'create' | 'get';

/**
 * Stands before the browser's passkey functions for one ceremony: with a time limit of our own, with a note of why the
 * prompt ended (the official client passes on a sentence of the browser's only), and, if the reader chose so, with a
 * simulated authenticator in the place of theirs.
 */
export function watchPrompt(simulated: Simulated | undefined): Watch {
  const abort = new AbortController();
  let ended: PromptEnd | undefined;
  const end = (why: PromptEnd) => {
    ended ??= why;
    abort.abort();
  };
  const timer = setTimeout(() => end('timed_out'), LONGEST_MS);
  const restore = simulated ? pretendSupport() : () => {};
  const authenticator = simulated ?? navigator.credentials;
  // Without https a browser has neither passkeys nor the cryptography that the simulation is made of.
  if (!isSecureContext || !authenticator || typeof window.PublicKeyCredential !== 'function') ended = 'unsupported';

  const container = navigator.credentials ?? {};
  const real: Partial<Record<Ask, PropertyDescriptor | undefined>> = {};
  for (const ask of ['create', 'get'] as const) {
    real[ask] = Object.getOwnPropertyDescriptor(container, ask);
    // Bound now: below, the name on the container is ours.
    const call: ((options: object) => Promise<Credential | null>) | undefined =
      authenticator?.[ask].bind(authenticator);
    Object.defineProperty(container, ask, {
      configurable: true,
      value: async (options: CredentialCreationOptions & CredentialRequestOptions) => {
        const signals = [abort.signal, ...(options.signal ? [options.signal] : [])];
        try {
          if (!call) throw new DOMException('This page has no passkeys.', 'NotSupportedError');
          return await orAborted(call({ ...options, signal: AbortSignal.any(signals) }), abort.signal);
        } catch (error) {
          ended ??= whyOf(error);
          throw error;
        }
      },
    });
  }
  return {
    ended: () => ended,
    note: (why) => (ended ??= why),
    stop: () => end('stopped'),
    leave: () => {
      clearTimeout(timer);
      restore();
      for (const ask of ['create', 'get'] as const) {
        const own = real[ask];
        if (own) Object.defineProperty(container, ask, own);
        else delete (container as Partial<CredentialsContainer>)[ask];
      }
    },
  };
}

/** A browser may leave a prompt open whatever the signal says; nobody shall wait for it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('Ended by the page.', 'AbortError'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject);
  });
}

const reasons: Record<string, PromptEnd> = {
  NotAllowedError: 'dismissed',
  AbortError: 'stopped',
  InvalidStateError: 'already_registered',
  SecurityError: 'wrong_host',
  NotSupportedError: 'no_authenticator',
  ConstraintError: 'no_authenticator',
};

const whyOf = (error: unknown): PromptEnd => (error instanceof DOMException && reasons[error.name]) || 'unknown';

/** The client looks for `PublicKeyCredential`, then calls `navigator.credentials`. Where they are not, the simulation stands in. */
function pretendSupport(): () => void {
  const stood = [
    typeof window.PublicKeyCredential === 'function' || standIn(window, 'PublicKeyCredential', function () {}),
    Boolean(navigator.credentials) || standIn(navigator, 'credentials', {}),
  ];
  return () => stood.forEach((leave) => typeof leave === 'function' && leave());
}

function standIn(place: object, name: string, value: object): () => void {
  Object.defineProperty(place, name, { configurable: true, value });
  return () => Reflect.deleteProperty(place, name);
}
