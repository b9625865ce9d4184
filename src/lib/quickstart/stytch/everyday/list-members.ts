import type { B2BClient } from 'stytch';

// #region call
/** Lists the members of the organization, with their roles. */
export async function listMembers(
  stytch: B2BClient,
  organizationId: string,
) {
  return await stytch.organizations.members.search({
    organization_ids: [organizationId], // @note Leave it out and you get the members of all your customers.
    limit: 100,
  });
}
// #endregion call
