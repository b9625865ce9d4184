import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** The person typed who they are; the passkey proves it. */
export async function signInWithAlias(
  client: Client,
  alias: string,
) {
  // @note A name nobody has gets the same prompt: a stranger learns nothing about who is a member.
  return await client.signinWithAlias(alias);
}
// #endregion call
