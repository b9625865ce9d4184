import { beginRun, resultOf } from '../run/begin.ts';
import { isSwept } from '../sandbox-project/is-swept.ts';
import { keepResult } from '../run/keep-result.ts';
import { createGate } from '../credentials/gate.ts';
import { PASSWORDLESS, type Connection } from '../credentials/types.ts';
import { blocked, outcomeOf, vanished } from '../run/outcome.ts';
import type { BrowserWork } from '../providers/provider.ts';
import type { Place } from '../../guides/index.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from '../run/record-for.ts';
import type { CeremonyWork, RunResult } from '../types.ts';
import { insertPendingCeremony } from './pending-ceremonies.ts';

/**
 * Runs the server's half of an action that goes on in the browser.
 * @returns what the browser needs for its half; a result when it ended here
 */
export async function beginCeremony(
  context: BenchContext,
  reader: Reader,
  place: Place,
  given: Record<string, unknown>,
): Promise<CeremonyWork | RunResult> {
  const begun = await beginRun(context, reader, place, given);
  if ('outcome' in begun) return begun;
  const { started, connection, tools, input } = begun;
  const provider = context.providers(place.guide);

  const { exchanges, outcome } = await recordFor(context, { guide: place.guide.id, connection, reader }, () =>
    provider.begin(place, tools, input),
  );
  const held = outcome.ok && (await blockedLater(context, connection, reader, outcome.value));
  if (held) return resultOf(place, started, blocked(held));
  if (outcome.ok) {
    await insertPendingCeremony(context, reader.id, { started, place, exchanges });
    return { run: started.id, api_key: connection.id, ...outcome.value };
  }
  const ended = outcomeOf(provider, outcome.error, exchanges, place);
  if (await isSwept(context, reader, place, connection, ended)) {
    return resultOf(place, started, vanished(place.guide.id, provider.setUp));
  }
  const result = { ...resultOf(place, started, ended), exchanges, mode: connection.mode };
  await keepResult(context, reader, place, result);
  return result;
}

/** Whether the browser's first call would be held back: then it is said before a prompt opens. */
async function blockedLater(context: BenchContext, connection: Connection, reader: Reader, { alias }: BrowserWork) {
  if (!alias) return undefined;
  const { gate } = createGate(context, PASSWORDLESS, connection, { readerId: reader.id, from: reader.from });
  const body = JSON.stringify({ alias });
  return await gate?.({ operation: 'passwordless.signin.begin', method: 'POST', path: '/signin/begin', body });
}
