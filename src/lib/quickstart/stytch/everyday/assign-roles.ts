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
      roles, // @note Replaces all assigned roles. Every member keeps `stytch_member`.
    },
    // @note Stytch checks that this member may change roles.
    { authorization: { session_token: sessionToken } },
  );
}
// #endregion call
