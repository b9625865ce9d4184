/** Where the login with Google starts, and where it ends. */
export interface GoogleLogin {
  apiUrl: string;
  publicToken: string;
  redirectUrl: string;
}

// #region call
/**
 * Returns the URL that starts a login with Google. Your page
 * links to it, and your server doesn't call it.
 */
export function googleLoginUrl({
  apiUrl,
  publicToken,
  redirectUrl,
}: GoogleLogin): string {
  const url = new URL(
    '/v1/b2b/public/oauth/google/discovery/start',
    apiUrl,
  );
  // @note It identifies your project in a browser and isn’t a secret.
  url.searchParams.set('public_token', publicToken);
  // @note Must match a URL registered for discovery.
  url.searchParams.set('discovery_redirect_url', redirectUrl);
  return url.href;
}
// #endregion call
