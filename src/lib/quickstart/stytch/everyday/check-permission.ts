import type { B2BClient } from 'stytch';

// #region call
/**
 * Checks the session and one permission with a single call.
 * Use it for actions of your own app.
 * @throws `session_authorization_error` if the member may not
 */
export async function checkPermission(
  stytch: B2BClient,
  sessionToken: string,
  organizationId: string,
  resourceId: string,
  action: string,
) {
  return await stytch.sessions.authenticate({
    session_token: sessionToken,
    // @note The organization is part of the question: an admin of one isn’t an admin of another.
    authorization_check: {
      organization_id: organizationId,
      resource_id: resourceId,
      action,
    },
  });
}
// #endregion call
