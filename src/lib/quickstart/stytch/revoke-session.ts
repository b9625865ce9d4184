import type { B2BClient } from 'stytch';

// #region call
/**
 * Ends the session at Stytch. Forgetting the cookie alone
 * would leave it alive for whoever copied it.
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
