import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Prompts the user and creates a passkey. */
export async function registerPasskey(
  client: Client,
  registerToken: string,
  nickname: string,
) {
  // @note `register` makes two calls, with the prompt between them. Pass the token itself, not the JSON it came in.
  const made = await client.register(registerToken, nickname);
  // @note `register` doesn’t throw: check `made.error`. Its `from` says what failed: `client` is the browser, `server` is Passwordless.dev.
  return made;
}
// #endregion call
