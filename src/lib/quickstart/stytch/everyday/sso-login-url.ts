/** Where the login through SSO starts, and where it ends. */
export interface SsoLogin {
  apiUrl: string;
  publicToken: string;
  connectionId: string;
  redirectUrl: string;
}

// #region call
/**
 * Returns the URL that starts a login at the customer's
 * identity provider.
 */
export function ssoLoginUrl({
  apiUrl,
  publicToken,
  connectionId,
  redirectUrl,
}: SsoLogin): string {
  // @note Unlike the API’s paths, this one has no `b2b`.
  const url = new URL('/v1/public/sso/start', apiUrl);
  url.searchParams.set('public_token', publicToken);
  url.searchParams.set('connection_id', connectionId);
  // @note Register the URL for both types, login and signup. Stytch opens the one for signup if the user isn’t a member yet.
  url.searchParams.set('login_redirect_url', redirectUrl);
  url.searchParams.set('signup_redirect_url', redirectUrl);
  return url.href;
}
// #endregion call
