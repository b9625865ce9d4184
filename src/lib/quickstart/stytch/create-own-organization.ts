import type { B2BClient } from 'stytch';

// #region call
/**
 * Creates an organization for the user and logs them in to
 * it, for example because discovery found none.
 */
export async function createOwnOrganization(
  stytch: B2BClient,
  intermediateSessionToken: string,
  name: string,
) {
  return await stytch.discovery.organizations.create({
    intermediate_session_token: intermediateSessionToken,
    organization_name: name, // @note If you don’t pass a slug, Stytch makes one from the user’s email, often its domain. The user becomes the first member, with the admin role.
    session_duration_minutes: 60,
  });
}
// #endregion call
