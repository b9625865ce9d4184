import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Signs in the user whose alias was typed. */
export async function signInWithAlias(
  client: Client,
  alias: string,
) {
  // @note An unknown alias isn’t an error: `allowCredentials` is empty, and the device offers every passkey it has for your site. So anyone can find out which aliases exist, and only the user ID you verify says who signed in.
  return await client.signinWithAlias(alias);
}
// #endregion call
