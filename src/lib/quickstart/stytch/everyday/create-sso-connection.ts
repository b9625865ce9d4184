import type { B2BClient } from 'stytch';

// #region call
/**
 * Creates a connection between one organization and its own
 * identity provider.
 */
export async function createSsoConnection(
  stytch: B2BClient,
  organizationId: string,
  name: string,
) {
  return await stytch.sso.oidc.createConnection({
    organization_id: organizationId,
    display_name: name, // @note The response has the `redirect_url` that your customer’s IT registers at their provider.
  });
}
// #endregion call
