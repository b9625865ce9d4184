import type { B2BClient } from 'stytch';

// #region call
/**
 * Everybody with an address at this domain may join, without an
 * invitation.
 */
export async function allowEmailDomain(
  stytch: B2BClient,
  organizationId: string,
  domain: string,
) {
  return await stytch.organizations.update({
    organization_id: organizationId,
    email_allowed_domains: [domain],
    // @note Only takes effect once one member at this domain has opened a link: that proves the domain is yours.
    email_jit_provisioning: 'RESTRICTED',
  });
}
// #endregion call
