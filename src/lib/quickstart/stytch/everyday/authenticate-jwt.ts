import type { B2BClient } from 'stytch';

// #region call
/**
 * Checks the session by its JWT, on your server alone for as
 * long as the JWT is fresh.
 */
export async function authenticateJwt(
  stytch: B2BClient,
  sessionJwt: string,
) {
  return await stytch.sessions.authenticateJwt({
    session_jwt: sessionJwt, // @note Valid for five minutes. After that the SDK asks Stytch and returns a new one.
  });
}
// #endregion call
