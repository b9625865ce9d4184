import { beginRun, resultOf } from '../run/begin.ts';
import { isSwept } from '../sandbox-project/is-swept.ts';
import { keepResult } from '../run/keep-result.ts';
import { createGate } from '../credentials/gate.ts';
import { PASSWORDLESS, type Connection } from '../credentials/types.ts';
import { blocked, outcomeOf, vanished } from '../run/outcome.ts';
import type { BrowserWork } from '../providers/provider.ts';
import type { Place } from '../../guides/index.ts';
import type { LabParts } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from '../run/record-for.ts';
import type { CeremonyWork, RunResult } from '../types.ts';
import { insertUnderWay } from './pending-ceremonies.ts';

/**
 * Runs the server's half of an action that goes on in the browser.
 * @returns what the browser needs for its half; a result when it ended here
 */
export async function beginCeremony(
  parts: LabParts,
  reader: Reader,
  place: Place,
  given: Record<string, unknown>,
): Promise<CeremonyWork | RunResult> {
  const begun = await beginRun(parts, reader, place, given);
  if ('outcome' in begun) return begun;
  const { started, connection, tools, input } = begun;
  const provider = parts.providers(place.guide);

  const { exchanges, outcome } = await recordFor(parts, { guide: place.guide.id, connection, reader }, () =>
    provider.begin(place, tools, input),
  );
  const held = outcome.ok && (await blockedLater(parts, connection, reader, outcome.value));
  if (held) return resultOf(place, started, blocked(held));
  if (outcome.ok) {
    await insertUnderWay(parts, reader.id, { started, place, exchanges });
    return { run: started.id, api_key: connection.id, ...outcome.value };
  }
  const ended = outcomeOf(provider, outcome.error, exchanges, place);
  if (await isSwept(parts, reader, place, connection, ended)) {
    return resultOf(place, started, vanished(place.guide.id, provider.setUp));
  }
  const result = { ...resultOf(place, started, ended), exchanges, mode: connection.mode };
  await keepResult(parts, reader, place, result);
  return result;
}

/** Whether the browser's first call would be held back: then it is said before a prompt opens. */
async function blockedLater(parts: LabParts, connection: Connection, reader: Reader, { alias }: BrowserWork) {
  if (!alias) return undefined;
  const { gate } = createGate(parts, PASSWORDLESS, connection, { readerId: reader.id, from: reader.from });
  const body = JSON.stringify({ alias });
  return await gate?.({ operation: 'passwordless.signin.begin', method: 'POST', path: '/signin/begin', body });
}
