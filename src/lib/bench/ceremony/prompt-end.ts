import type { Outcome, PromptEnd, Said } from '../types.ts';

const nothingChanged = 'Nothing was sent on, so nothing changed.';

/** A plain sentence for each way a prompt can end without an answer. */
const sentences: Record<PromptEnd, Said> = {
  dismissed: {
    sentence: 'The prompt ended without a passkey.',
    detail: `It was dismissed, or this device has no passkey that fits: browsers tell a page only that it was one of the two. ${nothingChanged}`,
  },
  timed_out: {
    sentence: 'Nobody answered the prompt in time.',
    detail: `${nothingChanged} Run it again when you are ready.`,
  },
  stopped: { sentence: 'You stopped waiting.', detail: nothingChanged },
  no_authenticator: {
    sentence: 'This device cannot make such a passkey.',
    detail: 'Use another device, or the simulated authenticator in the bench.',
  },
  already_registered: {
    sentence: 'This device already has a passkey for this person, so it made no second one.',
    detail: 'The list excludeCredentials in the answer named it. Nothing is wrong: sign in with the one that is there.',
  },
  wrong_host: {
    sentence: 'A passkey belongs to a name, and this page is open under another one.',
    detail: 'Open it at localhost or at the site’s own name, not at an IP address.',
  },
  unsupported: {
    sentence: 'This browser offers no passkeys here.',
    detail:
      'If it is too old for them, the simulated authenticator works anyway. If the page was opened without https, open it with https or at localhost.',
  },
  unknown: {
    sentence: 'The browser’s half ended before it had begun.',
    detail: `${nothingChanged} Run it again.`,
  },
};

const isEnd = (text: string): text is PromptEnd => Object.hasOwn(sentences, text);

/** The outcome of a run whose prompt gave no answer. The reason is all that is taken from the browser. */
export function promptEnded(reason: unknown): Extract<Outcome, { kind: 'unanswered' }> {
  const problem = typeof reason === 'string' && isEnd(reason) ? reason : 'unknown';
  return { kind: 'unanswered', problem, ...sentences[problem] };
}
