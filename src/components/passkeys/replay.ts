import type { Client } from '@passwordlessdev/passwordless-client';
import { registerPasskey } from '../../lib/quickstart/passwordless/browser/register-passkey.ts';
import { signInWithoutTyping } from '../../lib/quickstart/passwordless/browser/sign-in-without-typing.ts';

/**
 * Registers a passkey and signs in with it, then sends the last request again, byte for byte, as an attacker with a
 * copy of it would. The server's verdict is read off the exchange.
 */
export async function signInTwice(client: Client, token: string): Promise<void> {
  const { fetch } = window;
  let last: Parameters<typeof fetch> | undefined;
  window.fetch = (...request) => fetch(...(last = request));
  try {
    await registerPasskey(client, token, 'Played');
    const signed = await signInWithoutTyping(client);
    if (signed.token && last) await fetch(...last);
  } finally {
    window.fetch = fetch;
  }
}
