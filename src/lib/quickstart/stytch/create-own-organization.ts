import type { B2BClient } from 'stytch';

// #region call
/**
 * Nobody found, or nobody wanted: the person starts an
 * organization of their own and is logged in to it.
 */
export async function createOwnOrganization(
  stytch: B2BClient,
  intermediateSessionToken: string,
  name: string,
) {
  return await stytch.discovery.organizations.create({
    intermediate_session_token: intermediateSessionToken,
    organization_name: name, // @note The slug is made from the name. The person becomes the first member, with the admin role.
    session_duration_minutes: 60,
  });
}
// #endregion call
