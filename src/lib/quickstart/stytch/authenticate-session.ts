import type { B2BClient } from 'stytch';

// #region call
/**
 * Asks Stytch whether this session still stands. Call it
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
