import type { B2BClient } from 'stytch';

// #region call
/**
 * Exchanges the token of a login with Google for an
 * intermediate session.
 */
export async function authenticateOauth(
  stytch: B2BClient,
  token: string,
) {
  // @note Returns what a magic link returns: an intermediate session and the organizations to choose from.
  return await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: token,
  });
}
// #endregion call
