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
    allowed_auth_methods: ['sso'], // @note Someone who leaves the company loses access when IT removes them from the provider.
  });
}
// #endregion call
