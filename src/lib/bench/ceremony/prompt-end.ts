import type { Outcome, PromptEnd, Wording } from '../types.ts';

const nothingChanged = 'The device sent nothing, so no passkey was created or used.';

/** A sentence for each way a prompt can end without an answer. */
const sentences: Record<PromptEnd, Wording> = {
  dismissed: {
    sentence: 'The prompt ended without a passkey.',
    detail: `It was dismissed, or this device has no matching passkey. For privacy, browsers don’t say which. ${nothingChanged}`,
  },
  timed_out: {
    sentence: 'The prompt timed out.',
    detail: `${nothingChanged} Try again when you’re ready.`,
  },
  stopped: { sentence: 'You canceled the prompt.', detail: nothingChanged },
  no_authenticator: {
    sentence: 'This device can’t create this passkey.',
    detail: 'Use another device, or the simulated authenticator on this page.',
  },
  already_registered: {
    sentence: 'This device already has a passkey for this user, so it didn’t create a second one.',
    detail: 'The server listed it in excludeCredentials. This isn’t an error: sign in with the passkey you have.',
  },
  wrong_host: {
    sentence: 'A passkey belongs to a domain, and you opened this page at another address.',
    detail: 'Open it at localhost or at the site’s own domain, not at an IP address.',
  },
  unsupported: {
    sentence: 'This browser can’t use passkeys on this page.',
    detail:
      'If the browser is too old, use the simulated authenticator. If you opened the page without https, open it with https or at localhost.',
  },
  unknown: {
    sentence: 'The browser couldn’t start the prompt.',
    detail: `${nothingChanged} Try again.`,
  },
};

const isEnd = (text: string): text is PromptEnd => Object.hasOwn(sentences, text);

/** The outcome of a run whose prompt ended without an answer. Only the reason comes from the browser. */
export function promptEnded(reason: unknown): Extract<Outcome, { kind: 'unanswered' }> {
  const problem = typeof reason === 'string' && isEnd(reason) ? reason : 'unknown';
  return { kind: 'unanswered', problem, ...sentences[problem] };
}
