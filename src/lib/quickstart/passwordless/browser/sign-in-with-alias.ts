import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Signs in the user whose alias was typed. */
export async function signInWithAlias(
  client: Client,
  alias: string,
) {
  // @note An unknown alias gets the same prompt, so no one can find out who has an account.
  return await client.signinWithAlias(alias);
}
// #endregion call
