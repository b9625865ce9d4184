import type { Client } from '@passwordlessdev/passwordless-client';
import type { CeremonyWork } from '../../lib/bench/index.ts';
import type { Ceremony } from '../../lib/guides/index.ts';
import { createBrowserClient } from '../../lib/quickstart/passwordless/browser/client.ts';
import { registerPasskey } from '../../lib/quickstart/passwordless/browser/register-passkey.ts';
import { signInByAutofill } from '../../lib/quickstart/passwordless/browser/sign-in-by-autofill.ts';
import { signInWithAlias } from '../../lib/quickstart/passwordless/browser/sign-in-with-alias.ts';
import { signInWithoutTyping } from '../../lib/quickstart/passwordless/browser/sign-in-without-typing.ts';
import { beginCeremony, finishCeremony, type BrowserAction, type StepName } from '../bench/api.ts';
import { $waiting, simulates } from './device.ts';
import { watchPrompt } from './prompt.ts';
import { signInTwice } from './replay.ts';
import { createPassing, createSimulated, type Simulated } from './simulated.ts';

/** The quickstart's own functions: the code shown is the code that runs. */
const ceremonies: Record<Ceremony, (client: Client, work: CeremonyWork) => Promise<unknown>> = {
  register: (client, { token = '', nickname = '' }) => registerPasskey(client, token, nickname),
  alias: (client, { alias = '' }) => signInWithAlias(client, alias),
  discoverable: (client) => signInWithoutTyping(client),
  autofill: (client) => signInByAutofill(client),
  replay: (client, { token = '' }) => signInTwice(client, token),
};

/** The simulated authenticator; undefined if the reader's own device should be used. */
function simulatedFor(ceremony: Ceremony, { counter }: Record<string, string>): Simulated | undefined {
  if (ceremony === 'replay') return createPassing(counter === 'counts its signatures');
  return simulates() ? createSimulated() : undefined;
}

/**
 * Runs an action that goes on in the browser: the server's half, then the prompt.
 * @param shown the step whose bench asks
 * @returns how the run ended as the server saw it, and what the bench shows now
 */
export async function runCeremony(shown: StepName, action: BrowserAction, input: Record<string, string>) {
  const begun = await beginCeremony(shown, action, input);
  if ('result' in begun) return begun;
  const watch = watchPrompt(simulatedFor(action.inBrowser, input));
  // The simulated device answers immediately.
  if (action.inBrowser !== 'replay') $waiting.set({ stop: watch.stop, ceremony: action.inBrowser });
  try {
    const client = createBrowserClient(begun.api_key, `/api/bench/passkeys/${begun.run}`);
    // Null: the browser doesn't support passkey autofill, so the quickstart didn't ask.
    if ((await ceremonies[action.inBrowser](client, begun)) === null) watch.note('unsupported');
  } catch {
    // The watch has recorded why the prompt ended. Everything else is read off the exchanges.
  } finally {
    $waiting.set(null);
    watch.restore();
  }
  return await finishCeremony(shown, begun.run, watch.ended());
}
