import type { B2BClient } from 'stytch';

// #region call
/**
 * The same list again, for as long as the intermediate
 * session lives. Listing does not spend it.
 */
export async function listOrganizations(
  stytch: B2BClient,
  intermediateSessionToken: string,
) {
  return await stytch.discovery.organizations.list({
    intermediate_session_token: intermediateSessionToken,
  });
}
// #endregion call
