import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Signs in the user whose alias was typed. */
export async function signInWithAlias(
  client: Client,
  alias: string,
) {
  // @note For an unknown alias, `allowCredentials` is empty, so anyone can find out which aliases exist. The device then offers every passkey it has for your site: only the user ID you verify says who signed in.
  return await client.signinWithAlias(alias);
}
// #endregion call
