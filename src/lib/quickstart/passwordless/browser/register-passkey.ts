import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Prompts the user and creates a passkey. */
export async function registerPasskey(
  client: Client,
  registerToken: string,
  nickname: string,
) {
  // @note Makes two calls, with the prompt in between. Pass the token itself, not the JSON it came in.
  const made = await client.register(registerToken, nickname);
  // @note It doesn’t throw. `error.from` says where it failed: `client` is the browser, `server` is Passwordless.dev.
  return made;
}
// #endregion call
