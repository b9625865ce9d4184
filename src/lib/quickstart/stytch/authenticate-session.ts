import type { B2BClient } from 'stytch';

// #region call
/**
 * Checks with Stytch that the session is still valid. Call it
 * before you show anything private.
 */
export async function authenticateSession(
  stytch: B2BClient,
  sessionToken: string,
) {
  return await stytch.sessions.authenticate({
    session_token: sessionToken,
  });
}
// #endregion call
