import { NoAnswer, post, type Api } from './api.ts';

/** Who signed in, as Passwordless.dev reports it. */
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
 * Exchanges the verify token for the user. Until then, you
 * only have the browser's word that they signed in.
 */
export async function verifySignin(api: Api, token: string) {
  const signin = await post<Signin>(api, '/signin/verify', {
    token, // @note Expires after 120 seconds. After that you get a 403 with `expired_token`.
  });
  // @note Check the body, not only the status: a proxy can answer 200, too.
  if (!signin.success || !signin.userId)
    throw new NoAnswer('The response has no user ID.');
  // @note Your own user ID from `create-token`. Start your session for this user, whatever name the browser sends.
  return signin;
}
// #endregion call
