import type { B2BClient } from 'stytch';

// #region call
/**
 * Lists the same organizations again, until the intermediate
 * session expires. Listing doesn't use it up.
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
