import { NoAnswer, PasswordlessError } from './api.ts';

/**
 * Explains a problem: what happened, what to do, and which step
 * of the guide says more.
 */
export interface Explanation {
  status: number;
  title: string;
  advice: string;
  step:
    | 'preflight'
    | 'create-a-token'
    | 'register'
    | 'sign-in'
    | 'verify'
    | 'look-after-them';
  /** What you have to fix. The users don't see it. */
  fix?: string;
}

type Known = Omit<Explanation, 'status'>;

const badToken: Known = {
  title: 'This token is invalid',
  advice:
    'It’s incomplete, was already used, or belongs to another app. Start again.',
  step: 'create-a-token',
};

const fault: Known = {
  title: 'Passwordless.dev has a problem',
  advice:
    'This isn’t caused by anything you did. Try again in a minute.',
  step: 'preflight',
};

/** What `errorCode` means to the user. */
const known: Record<string, Known> = {
  wrong_key: {
    title: 'This app isn’t set up correctly',
    advice:
      'You can’t fix this yourself. Please tell the people who run the app.',
    fix: 'Passwordless.dev rejected this key. Check API_SECRET and API_KEY. Send the API secret in the ApiSecret header and the public API key in ApiKey.',
    step: 'preflight',
  },
  alias_conflict: {
    title: 'This alias is taken',
    advice:
      'Each alias belongs to one user. If it’s yours, sign in with it. Otherwise, choose another.',
    step: 'create-a-token',
  },
  // #region expired
  expired_token: {
    title: 'This took too long', // @note 403, not 401: your key is fine.
    advice: 'The token expired. Start again.',
    step: 'verify',
  },
  // #endregion expired
  missing_token: badToken,
  invalid_token: badToken,
  invalid_token_format: badToken,
  unknown_credential: {
    title: 'The server doesn’t know this passkey',
    advice:
      'It was deleted on the server, but it’s still on your device. Use another passkey, and remove this one from the device.',
    step: 'look-after-them',
  },
  signin_complete_error: {
    title: 'This passkey couldn’t be verified',
    advice:
      'The signature, the page, the challenge or the counter didn’t match. Sign in again.',
    step: 'sign-in',
  },
  fido2_invalid_registration: {
    title: 'The new passkey couldn’t be verified',
    advice: 'It wasn’t saved. Register again.',
    step: 'register',
  },
};

/**
 * Explains what a call threw.
 * @throws the error itself when it isn't one of these: a bug
 * should be seen, not explained away
 */
export function explain(error: unknown): Explanation {
  if (error instanceof NoAnswer)
    return {
      status: 502,
      title: 'No response from Passwordless.dev',
      advice:
        'The call may or may not have taken effect. Wait a moment and try again.',
      step: 'preflight',
    };
  if (!(error instanceof PasswordlessError)) throw error;
  return explainAnswer(error.status, error.code, error.message);
}

/** The same for a response that the browser got. */
export function explainAnswer(
  status: number,
  code: string,
  message: string,
): Explanation {
  const name = code || (status === 401 ? 'wrong_key' : '');
  // Own keys only: an error may be named like `constructor`.
  const meaning = Object.hasOwn(known, name) && known[name];
  if (meaning) return { status, ...meaning };
  // Whatever it is called, 5xx is the server's fault.
  if (status >= 500) return { status, ...fault };
  return {
    status,
    title: 'Passwordless.dev rejected the request',
    advice: message,
    step: 'preflight',
  };
}
