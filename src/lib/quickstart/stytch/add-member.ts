import type { B2BClient } from 'stytch';

// #region call
/**
 * A member is one person in one organization. The same
 * address may be a member of several.
 */
export async function addMember(
  stytch: B2BClient,
  organizationId: string,
  emailAddress: string,
) {
  return await stytch.organizations.members.create({
    organization_id: organizationId,
    email_address: emailAddress, // @note Without this, the address would find no organization to enter.
  });
}
// #endregion call
