import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Signs in the user whose alias was typed. */
export async function signInWithAlias(
  client: Client,
  alias: string,
) {
  // @note An unknown alias isn’t an error: the device then offers every passkey it has for your site. So trust the user ID you verify, not the alias.
  return await client.signinWithAlias(alias);
}
// #endregion call
