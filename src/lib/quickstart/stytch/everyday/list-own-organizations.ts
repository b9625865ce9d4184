import type { B2BClient } from 'stytch';

// #region call
/** Lists the organizations that the user can switch to. */
export async function listOwnOrganizations(
  stytch: B2BClient,
  sessionToken: string,
) {
  return await stytch.discovery.organizations.list({
    session_token: sessionToken, // @note The same call as during login, with a session instead of an intermediate one.
  });
}
// #endregion call
