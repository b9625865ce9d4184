import type { Recorded } from '../../wire/recorder.ts';
import type { BenchContext } from '../context.ts';
import { createGate } from '../credentials/gate.ts';
import type { Connection } from '../credentials/types.ts';
import type { Reader } from '../reader/readers.ts';
import { operationOf } from '../../guides/operations.ts';

/**
 * The SDK has no timeout of its own (docs/stytch.md, "What the SDKs do"). All calls of a run together: a reader hears
 * of it within ten seconds.
 */
const CALLS_TIMEOUT_MS = 9_000;

/** Whose calls are recorded, and with which credentials they are made. */
export interface Calls {
  /** The guide's id. */
  guide: string;
  connection: Connection;
  /** Undefined in a browser that has not pressed anything here. */
  reader: Pick<Reader, 'id' | 'from'> | undefined;
  /** Whoever asks without being a reader comes from somewhere, too. */
  from?: string;
}

/** Does some work with the reader's client and records what goes over the wire. */
export async function recordFor<T>(context: BenchContext, calls: Calls, work: () => Promise<T>): Promise<Recorded<T>> {
  const { guide, connection, reader } = calls;
  const caller = { readerId: reader?.id, from: reader?.from ?? calls.from ?? '' };
  const gate = createGate(context, guide, connection, caller);
  const options = {
    origin: new URL(connection.url).origin,
    shownOrigin: connection.shownOrigin,
    timeoutMs: CALLS_TIMEOUT_MS,
    secrets: context.providers({ id: guide }).secretsOf(connection),
    operationOf,
    ...gate,
  };
  return await context.record(options, work);
}
