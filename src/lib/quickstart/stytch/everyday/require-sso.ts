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
    allowed_auth_methods: ['sso'], // @note If IT removes a user from the provider, they can’t log in again. A session they already have lasts until it expires.
  });
}
// #endregion call
