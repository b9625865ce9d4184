import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** The device offers what it has; nobody types anything. */
export async function signInWithoutTyping(client: Client) {
  return await client.signinWithDiscoverable();
}
// #endregion call
