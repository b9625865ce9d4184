import { NoAnswer, post, type Api } from './api.ts';

/** Who signed in, as Passwordless.dev says it. */
export interface Signin {
  success: boolean;
  userId: string;
  timestamp: string;
  origin: string;
  device: string;
  nickname: string | null;
  credentialId: string;
  expiresAt: string;
  type: string;
}

// #region call
/**
 * Trades the verify token for the person. Until then a browser
 * has only said that somebody signed in.
 */
export async function verifySignin(api: Api, token: string) {
  const signin = await post<Signin>(api, '/signin/verify', {
    token, // @note Good for 120 seconds. Later the answer is 403, `expired_token`.
  });
  // @note Don’t start a session on a status alone: a proxy can answer 200, too.
  if (!signin.success || !signin.userId)
    throw new NoAnswer('The answer names no user.');
  // @note Your own id from `create-token`. Start your session for this user, whatever name the browser sends.
  return signin;
}
// #endregion call
