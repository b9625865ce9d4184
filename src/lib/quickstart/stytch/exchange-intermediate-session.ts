import type { B2BClient } from 'stytch';

// #region call
/**
 * The person has chosen: the intermediate session becomes a
 * session in that organization.
 */
export async function exchangeIntermediateSession(
  stytch: B2BClient,
  intermediateSessionToken: string,
  organizationId: string,
) {
  return await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: intermediateSessionToken,
    organization_id: organizationId,
    session_duration_minutes: 60, // @note How long the session lives, unless somebody extends or ends it.
  });
}
// #endregion call
