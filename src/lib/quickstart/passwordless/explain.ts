import { NoAnswer, PasswordlessError } from './api.ts';

/**
 * A problem in words: what happened, what to do, and the step
 * of the guide that has more.
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
}

type Known = Omit<Explanation, 'status'>;

const badToken: Known = {
  title: 'This token is not one to use here',
  advice:
    'It is incomplete, used up, or made for another app. Start again.',
  step: 'create-a-token',
};

/** What `errorCode` means to a person. */
const known: Record<string, Known> = {
  wrong_key: {
    title: 'Passwordless.dev does not accept this key',
    advice:
      'Check API_SECRET and API_KEY. The private one goes into the ApiSecret header, the public one into ApiKey.',
    step: 'preflight',
  },
  alias_conflict: {
    title: 'Somebody else has this name',
    advice:
      'An alias belongs to one person. Sign in with it, or choose another.',
    step: 'create-a-token',
  },
  // #region expired
  expired_token: {
    title: 'That took too long', // @note 403, not 401: nothing is wrong with your key.
    advice:
      'There are two minutes between the passkey and your server. Sign in again.',
    step: 'verify',
  },
  // #endregion expired
  missing_token: badToken,
  invalid_token: badToken,
  invalid_token_format: badToken,
  unknown_credential: {
    title: 'The server has forgotten this passkey',
    advice:
      'It was deleted there and is still on the device. Use another passkey, and remove this one from the device.',
    step: 'look-after-them',
  },
  signin_complete_error: {
    title: 'This passkey could not be verified',
    advice:
      'The signature, the page, the question or the counter did not fit. Sign in again.',
    step: 'sign-in',
  },
  fido2_invalid_registration: {
    title: 'The new passkey could not be verified',
    advice: 'Nothing was stored. Register again.',
    step: 'register',
  },
};

/**
 * Puts what a call threw into words.
 * @throws the error itself when it is none of these: that is a
 * bug to be seen, not to be explained away
 */
export function explain(error: unknown): Explanation {
  if (error instanceof NoAnswer)
    return {
      status: 502,
      title: 'No answer from Passwordless.dev',
      advice:
        'The call may or may not have taken effect. Wait a moment and try again.',
      step: 'preflight',
    };
  if (!(error instanceof PasswordlessError)) throw error;
  return explainAnswer(error.status, error.code, error.message);
}

/** The same for an answer that the browser got. */
export function explainAnswer(
  status: number,
  code: string,
  message: string,
): Explanation {
  const name = code || (status === 401 ? 'wrong_key' : '');
  // Own keys only: an error may be named like `constructor`.
  const meaning = Object.hasOwn(known, name) && known[name];
  if (meaning) return { status, ...meaning };
  return {
    status,
    title: 'Passwordless.dev refused',
    advice: message,
    step: 'preflight',
  };
}
