import type { Place } from '../../guides/index.ts';
import type { Blocked } from '../../wire/blocked.ts';
import type { BenchContext } from '../context.ts';
import { createGate } from '../credentials/live/gate.ts';
import type { BrowserWork, Provider, Tools } from '../providers/provider.ts';
import { readFacts, writeFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';
import { beginRun, resultOf } from '../run/begin.ts';
import { keepResult } from '../run/keep-result.ts';
import { blocked, outcomeOf, vanished } from '../run/outcome.ts';
import { recordFor } from '../run/record-for.ts';
import { rememberInput } from '../run/typed-input.ts';
import { isSwept } from '../sandbox-project/is-swept.ts';
import type { CeremonyWork, RunResult } from '../types.ts';
import { browserHalfOf } from './browser-half.ts';
import { insertPendingCeremony } from './pending-ceremonies.ts';

/**
 * Runs the server's half of an action that continues in the browser.
 * @returns what the browser needs for its half; a result if the action ended here
 */
export async function beginCeremony(
  context: BenchContext,
  reader: Reader,
  place: Place,
  rawInput: Record<string, unknown>,
): Promise<CeremonyWork | RunResult> {
  const begun = await beginRun(context, reader, place, rawInput);
  if ('outcome' in begun) return begun;
  const { started, provider, tools, input } = begun;
  const { connection } = tools;

  const { exchanges, outcome } = await recordFor(context, { provider, connection, reader }, () =>
    browserHalfOf(provider).begin(place, tools, input),
  );
  const reason = outcome.ok && (await gateFirstCall(provider, tools, outcome.value));
  if (reason) return resultOf(place, started, blocked(reason));
  if (outcome.ok) {
    const facts = await readFacts(context, reader.id);
    await writeFacts(context, reader.id, rememberInput(provider, place, input, facts));
    await insertPendingCeremony(context, reader.id, { started, place, exchanges });
    return { run: started.id, api_key: connection.id, ...outcome.value };
  }
  const ended = outcomeOf(provider, outcome.error, exchanges, place);
  if (await isSwept(context, reader, provider, place, connection, ended)) {
    return resultOf(place, started, vanished(place.guide));
  }
  const result = { ...resultOf(place, started, ended), exchanges, mode: connection.mode };
  await keepResult(context, reader, provider, place, result);
  return result;
}

/** Checks the browser's first call in advance, so that no prompt opens for a call that is blocked. */
async function gateFirstCall(
  provider: Provider,
  { context, connection, reader }: Tools,
  work: BrowserWork,
): Promise<Blocked | undefined> {
  const call = browserHalfOf(provider).firstCall(work);
  if (!call) return undefined;
  const { gate } = createGate(context, provider, connection, { readerId: reader.id, from: reader.from });
  return await gate?.(call);
}
