import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** The browser asks the person, and a passkey is made. */
export async function registerPasskey(
  client: Client,
  registerToken: string,
  nickname: string,
) {
  // @note Two calls and the prompt in one. Hand over the token itself, not the JSON it came in.
  const made = await client.register(registerToken, nickname);
  // @note It does not throw. `error` says who said no: `from` is `client` for the browser, `server` for Passwordless.dev.
  return made;
}
// #endregion call
