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

/** The quickstart's own functions: what the listing shows is what runs here. */
const ceremonies: Record<Ceremony, (client: Client, work: CeremonyWork) => Promise<unknown>> = {
  register: (client, { token = '', nickname = '' }) => registerPasskey(client, token, nickname),
  alias: (client, { alias = '' }) => signInWithAlias(client, alias),
  discoverable: (client) => signInWithoutTyping(client),
  autofill: (client) => signInByAutofill(client),
  replay: (client, { token = '' }) => signInTwice(client, token),
};

/** What answers in the place of the reader's device; undefined when that shall answer itself. */
function simulatedFor(ceremony: Ceremony, { counter }: Record<string, string>): Simulated | undefined {
  if (ceremony === 'replay') return createPassing(counter === 'counts');
  return simulates() ? createSimulated() : undefined;
}

/** Runs an action that goes on in the browser: the server's half, the prompt, and the end as the server saw it. */
export async function runCeremony(
  name: StepName,
  action: Pick<Action, 'id'> & { inBrowser: Ceremony },
  input: Record<string, string>,
): Promise<RunResult> {
  const begun = await beginCeremony(name, action.id, input);
  if ('outcome' in begun) return begun;
  const watch = watchPrompt(simulatedFor(action.inBrowser, input));
  // A device that plays along keeps nobody waiting.
  if (action.inBrowser !== 'replay') $waiting.set({ stop: watch.stop, ceremony: action.inBrowser });
  try {
    const client = createBrowserClient(begun.api_key, `/api/lab/passkeys/${begun.run}`);
    // Null: this browser offers no passkey in a field, and the quickstart did not ask.
    if ((await ceremonies[action.inBrowser](client, begun)) === null) watch.note('unsupported');
  } catch {
    // What the client throws, the watch has noted: why the prompt ended. The rest is read off the wire.
  } finally {
    $waiting.set(null);
    watch.leave();
  }
  return await finishCeremony(begun.run, watch.ended());
}
