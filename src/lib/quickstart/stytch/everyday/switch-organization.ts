import type { B2BClient } from 'stytch';

// #region call
/**
 * Exchanges the session for one in another organization of
 * the same user.
 */
export async function switchOrganization(
  stytch: B2BClient,
  sessionToken: string,
  organizationId: string,
) {
  return await stytch.sessions.exchange({
    session_token: sessionToken, // @note Logins by email or with Google count in the other organization, too. SSO and authenticator codes don’t.
    organization_id: organizationId,
    session_duration_minutes: 60,
  });
}
// #endregion call
