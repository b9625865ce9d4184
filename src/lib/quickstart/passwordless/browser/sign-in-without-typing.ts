import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Signs in with a passkey that the device offers. */
export async function signInWithoutTyping(client: Client) {
  return await client.signinWithDiscoverable();
}
// #endregion call
