import type { PromptEnd } from '../../lib/bench/index.ts';
import type { Simulated } from './simulated.ts';

/** Time limit for a prompt, in ms. Browsers may ignore the limit in the WebAuthn options. */
const LONGEST_MS = 60_000;

/** Watches the browser's prompt during a ceremony. */
export interface Watch {
  /** The reason the prompt ended without a credential, if it did. */
  ended: () => PromptEnd | undefined;
  /** Records an end the watch can't observe. */
  note: (why: PromptEnd) => void;
  stop: () => void;
  /** Restores the browser's own functions. */
  leave: () => void;
}

type Ask = 'create' | 'get';

/**
 * Wraps the browser's passkey functions for one ceremony: adds a time limit, records why the prompt ended (the official
 * client only passes on the browser's message), and swaps in the simulated authenticator if the reader chose it.
 * Call `restore` afterwards.
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
  // Without https, browsers have neither passkeys nor the WebCrypto the simulation needs.
  if (!isSecureContext || !authenticator || typeof window.PublicKeyCredential !== 'function') ended = 'unsupported';

  const container = navigator.credentials ?? {};
  const real: Partial<Record<Ask, PropertyDescriptor | undefined>> = {};
  for (const ask of ['create', 'get'] as const) {
    real[ask] = Object.getOwnPropertyDescriptor(container, ask);
    // Bound before we replace them on the container.
    const call: ((options: object) => Promise<Credential | null>) | undefined =
      authenticator?.[ask].bind(authenticator);
    Object.defineProperty(container, ask, {
      configurable: true,
      value: async (options: CredentialCreationOptions & CredentialRequestOptions) => {
        const signals = [abort.signal, ...(options.signal ? [options.signal] : [])];
        try {
          if (!call) throw new DOMException('This page can’t use passkeys.', 'NotSupportedError');
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

/** Rejects on abort, even if the browser ignores the signal and keeps its prompt open. */
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

/** The client checks for `PublicKeyCredential`, then calls `navigator.credentials`. Defines both if missing. */
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
