import type { B2BClient } from 'stytch';

// #region call
/** Renames the organization, if the member may do that. */
export async function renameOrganization(
  stytch: B2BClient,
  organizationId: string,
  name: string,
  sessionToken: string,
) {
  return await stytch.organizations.update(
    { organization_id: organizationId, organization_name: name },
    // @note A hidden button protects nothing. With the session, Stytch itself refuses members who lack the permission.
    { authorization: { session_token: sessionToken } },
  );
}
// #endregion call
