import type { B2BClient } from 'stytch';

// #region call
/**
 * A member is a user in one organization. The same email can
 * be a member of several.
 */
export async function addMember(
  stytch: B2BClient,
  organizationId: string,
  emailAddress: string,
) {
  return await stytch.organizations.members.create({
    organization_id: organizationId,
    email_address: emailAddress, // @note Without this, discovery doesn’t find this organization for the email.
  });
}
// #endregion call
