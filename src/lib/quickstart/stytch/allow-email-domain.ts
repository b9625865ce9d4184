import type { B2BClient } from 'stytch';

// #region call
/**
 * Lets anyone with an email at this domain join, without an
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
    // @note Takes effect once a member at this domain has verified their email, which proves the domain is yours.
    email_jit_provisioning: 'RESTRICTED',
  });
}
// #endregion call
