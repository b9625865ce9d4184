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
  restore: () => void;
}

/** `navigator.credentials.create` or `get`. */
type Ask = (options: object) => Promise<Credential | null>;

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
  const restoreSupport = simulated ? pretendSupport() : [];
  const authenticator = simulated ?? navigator.credentials;
  // Without https, browsers have neither passkeys nor the WebCrypto the simulation needs.
  if (!isSecureContext || !authenticator || typeof window.PublicKeyCredential !== 'function') ended = 'unsupported';

  const container = navigator.credentials ?? {};
  const restoreFunctions = (['create', 'get'] as const).map((name) => {
    // Bound before we replace them on the container.
    const call: Ask | undefined = authenticator?.[name].bind(authenticator);
    return replaceProperty(container, name, async (options: CredentialCreationOptions & CredentialRequestOptions) => {
      const signals = [abort.signal, ...(options.signal ? [options.signal] : [])];
      try {
        if (!call) throw new DOMException('This page can’t use passkeys.', 'NotSupportedError');
        return await orAborted(call({ ...options, signal: AbortSignal.any(signals) }), abort.signal);
      } catch (error) {
        ended ??= whyOf(error);
        throw error;
      }
    });
  });
  return {
    ended: () => ended,
    note: (why) => (ended ??= why),
    stop: () => end('stopped'),
    restore: () => {
      clearTimeout(timer);
      for (const restore of [...restoreSupport, ...restoreFunctions]) restore();
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

/**
 * The client checks for `PublicKeyCredential`, then calls `navigator.credentials`. Defines both if missing.
 * @returns functions that remove what was defined
 */
function pretendSupport(): (() => void)[] {
  return [
    ...(typeof window.PublicKeyCredential === 'function'
      ? []
      : [replaceProperty(window, 'PublicKeyCredential', function () {})]),
    ...(navigator.credentials ? [] : [replaceProperty(navigator, 'credentials', {})]),
  ];
}

/** Replaces a property of an object. @returns a function that restores it */
function replaceProperty(place: object, name: string, value: unknown): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(place, name);
  Object.defineProperty(place, name, { configurable: true, value });
  return () => {
    if (descriptor) Object.defineProperty(place, name, descriptor);
    else Reflect.deleteProperty(place, name);
  };
}
