import { Client } from '@passwordlessdev/passwordless-client';

// #region client
/** The official client, with the public API key. */
export function createBrowserClient(
  apiKey: string,
  apiUrl: string,
): Client {
  // @note Only in a browser: it reads the page’s domain, which becomes the relying party.
  return new Client({ apiKey, apiUrl });
}
// #endregion client
