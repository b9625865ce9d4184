import type { Client } from '@passwordlessdev/passwordless-client';
import { registerPasskey } from '../../lib/quickstart/passwordless/browser/register-passkey.ts';
import { signInWithoutTyping } from '../../lib/quickstart/passwordless/browser/sign-in-without-typing.ts';

/**
 * Registers a passkey and signs in with it, as a reader's page does; then the last call goes out once more, byte for byte,
 * as it would from somebody who had copied it. What the server makes of that is read off the wire.
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
