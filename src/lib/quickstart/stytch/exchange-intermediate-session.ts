import type { B2BClient } from 'stytch';

// #region call
/**
 * Exchanges the intermediate session for a session in the
 * organization that the user picked.
 */
export async function exchangeIntermediateSession(
  stytch: B2BClient,
  intermediateSessionToken: string,
  organizationId: string,
) {
  return await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: intermediateSessionToken,
    organization_id: organizationId,
    session_duration_minutes: 60, // @note How long the session lasts, unless you extend or revoke it.
  });
}
// #endregion call
