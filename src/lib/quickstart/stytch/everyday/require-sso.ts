import type { B2BClient } from 'stytch';

// #region call
/** Makes SSO the organization's only way to log in. */
export async function requireSso(
  stytch: B2BClient,
  organizationId: string,
) {
  return await stytch.organizations.update({
    organization_id: organizationId,
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['sso'], // @note Someone IT removes from the provider can’t log in again. A session that’s open lasts until it ends.
  });
}
// #endregion call
