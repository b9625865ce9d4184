import type { Client } from '@passwordlessdev/passwordless-client';
import type { CeremonyWork, RunResult } from '../../lib/bench/index.ts';
import type { Action, Ceremony } from '../../lib/guides/index.ts';
import { createBrowserClient } from '../../lib/quickstart/passwordless/browser/client.ts';
import { registerPasskey } from '../../lib/quickstart/passwordless/browser/register-passkey.ts';
import { signInByAutofill } from '../../lib/quickstart/passwordless/browser/sign-in-by-autofill.ts';
import { signInWithAlias } from '../../lib/quickstart/passwordless/browser/sign-in-with-alias.ts';
import { signInWithoutTyping } from '../../lib/quickstart/passwordless/browser/sign-in-without-typing.ts';
import { beginCeremony, finishCeremony, type StepName } from '../bench/api.ts';
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
  if (ceremony === 'replay') return createPassing(counter === 'counts');
  return simulates() ? createSimulated() : undefined;
}

/** Runs an action with a browser half: starts it on the server, runs the ceremony, and reports its end. */
export async function runCeremony(
  name: StepName,
  action: Pick<Action, 'id'> & { inBrowser: Ceremony },
  input: Record<string, string>,
): Promise<RunResult> {
  const begun = await beginCeremony(name, action.id, input);
  if ('outcome' in begun) return begun;
  const watch = watchPrompt(simulatedFor(action.inBrowser, input));
  // The simulated device answers immediately.
  if (action.inBrowser !== 'replay') $waiting.set({ stop: watch.stop, ceremony: action.inBrowser });
  try {
    const client = createBrowserClient(begun.api_key, `/api/lab/passkeys/${begun.run}`);
    // Null: the browser doesn't support passkey autofill, so the quickstart didn't ask.
    if ((await ceremonies[action.inBrowser](client, begun)) === null) watch.note('unsupported');
  } catch {
    // The watch has recorded why the prompt ended. Everything else is read off the exchanges.
  } finally {
    $waiting.set(null);
    watch.leave();
  }
  return await finishCeremony(begun.run, watch.ended());
}
