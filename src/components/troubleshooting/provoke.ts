import type { Ceremony } from '../../lib/guides/index.ts';
import { createBrowserClient } from '../../lib/quickstart/passwordless/browser/client.ts';
import { registerPasskey } from '../../lib/quickstart/passwordless/browser/register-passkey.ts';
import { signInWithoutTyping } from '../../lib/quickstart/passwordless/browser/sign-in-without-typing.ts';
import { beginCeremony, finishCeremony } from '../bench/api.ts';
import { watchPrompt } from '../passkeys/prompt.ts';
import { signInTwice } from '../passkeys/replay.ts';
import { createPassing, type Simulated } from '../passkeys/simulated.ts';

/** The error a browser throws when a prompt ends like this (docs/passwordless.md, "Browser client"). */
const prompts: Record<string, string> = {
  dismissed: 'NotAllowedError',
  'no-authenticator': 'NotSupportedError',
  registered: 'InvalidStateError',
  'wrong-host': 'SecurityError',
};

/** A prompt that ends with an error of this name. */
function failing(name: string): Simulated {
  const fail = () => Promise.reject(new DOMException('Provoked on the troubleshooting page.', name));
  return { create: fail, get: fail };
}

/** A device with a passkey that no server has stored. */
async function withUnknownPasskey(): Promise<Simulated> {
  const device = createPassing(false);
  const bytes = () => crypto.getRandomValues(new Uint8Array(32));
  await device.create({
    publicKey: {
      rp: { id: location.hostname, name: 'First Login' },
      user: { id: bytes(), name: 'Grace', displayName: 'Grace' },
      challenge: bytes(),
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true },
    },
  });
  return device;
}

/** The device of a ceremony. Any other ceremony's prompt fails. */
const devices: Partial<Record<Ceremony, () => Simulated | Promise<Simulated>>> = {
  discoverable: withUnknownPasskey,
  // It counts its signatures, so that the server can recognize a copy.
  replay: () => createPassing(true),
};

/** Runs a failure that needs a browser, with a simulated device, so that no prompt opens. */
export async function provoke(shown: { guide: string; step: string }, id: string, ceremony: Ceremony) {
  const begun = await beginCeremony(shown, { step: shown.step, id }, {});
  if ('result' in begun) return begun;
  const device = await (devices[ceremony] ?? failing)(prompts[id] ?? 'NotAllowedError');
  const watch = watchPrompt(device);
  try {
    const client = createBrowserClient(begun.api_key, `/api/bench/passkeys/${begun.run}`);
    if (ceremony === 'discoverable') await signInWithoutTyping(client);
    else if (ceremony === 'replay') await signInTwice(client, begun.token ?? '');
    else await registerPasskey(client, begun.token ?? '', begun.nickname ?? '');
  } catch {
    // The watch has recorded why the prompt ended. Everything else is read off the exchanges.
  } finally {
    watch.restore();
  }
  return await finishCeremony(shown, begun.run, watch.ended());
}
