import type { B2BClient } from 'stytch';

// #region call
/**
 * Limits invitations to email addresses at the company's own
 * domain.
 */
export async function limitInvitations(
  stytch: B2BClient,
  organizationId: string,
  domain: string,
) {
  return await stytch.organizations.update({
    organization_id: organizationId,
    email_allowed_domains: [domain],
    email_invites: 'RESTRICTED', // @note `ALL_ALLOWED` accepts any address, `NOT_ALLOWED` none.
  });
}
// #endregion call
