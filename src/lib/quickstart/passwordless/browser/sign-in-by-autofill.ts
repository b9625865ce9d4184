import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** Offers the passkey among the input's suggestions. */
export async function signInByAutofill(client: Client) {
  // @note The field needs `autocomplete="username webauthn"`.
  if (!(await client.isAutofillSupported())) return null;
  // @note It waits while the page is open. Another sign-in ends it with an error that you can ignore.
  return await client.signinWithAutofill();
}
// #endregion call
