import type { B2BClient } from 'stytch';

// #region call
/**
 * Gives a member these roles instead of the ones that were
 * assigned before.
 */
export async function assignRoles(
  stytch: B2BClient,
  organizationId: string,
  memberId: string,
  roles: string[],
  sessionToken: string,
) {
  return await stytch.organizations.members.update(
    {
      organization_id: organizationId,
      member_id: memberId,
      roles, // @note The whole list: an empty one takes every assigned role away. All members keep `stytch_member`.
    },
    // @note Stytch checks that this member may change roles.
    { authorization: { session_token: sessionToken } },
  );
}
// #endregion call
