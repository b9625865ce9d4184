import type { B2BClient } from 'stytch';

// #region call
/**
 * Revokes the session at Stytch. If you only delete the
 * cookie, it stays valid for anyone who copied it.
 */
export async function revokeSession(
  stytch: B2BClient,
  sessionToken: string,
) {
  return await stytch.sessions.revoke({
    session_token: sessionToken,
  });
}
// #endregion call
