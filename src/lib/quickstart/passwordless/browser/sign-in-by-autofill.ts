import type { Client } from '@passwordlessdev/passwordless-client';

// #region call
/** The passkey waits in the field, beside the addresses. */
export async function signInByAutofill(client: Client) {
  // @note The field needs `autocomplete="username webauthn"`.
  if (!(await client.isAutofillSupported())) return null;
  // @note It waits as long as the page is open. Another sign-in ends it with an error that you ignore.
  return await client.signinWithAutofill();
}
// #endregion call
