import type { B2BClient } from 'stytch';

// #region call
/**
 * Exchanges an invitation's token for a session in the
 * organization that sent it.
 */
export async function acceptInvitation(
  stytch: B2BClient,
  token: string,
) {
  return await stytch.magicLinks.authenticate({
    magic_links_token: token, // @note The link names one organization, so there’s nothing to choose. The member becomes `active`.
    session_duration_minutes: 60,
  });
}
// #endregion call
