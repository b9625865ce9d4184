import type { B2BClient } from 'stytch';

// #region call
/**
 * Exchanges the token of a login through SSO for a session
 * in the connection's organization.
 */
export async function authenticateSso(
  stytch: B2BClient,
  token: string,
) {
  return await stytch.sso.authenticate({
    sso_token: token, // @note If the user isn’t a member yet, Stytch creates the member: the customer’s IT decides who gets in.
    session_duration_minutes: 60,
  });
}
// #endregion call
