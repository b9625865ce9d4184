import { operationOf } from '../../guides/operations.ts';
import type { Recorded } from '../../wire/recorder.ts';
import type { BenchContext } from '../context.ts';
import { createGate } from '../credentials/live/gate.ts';
import type { Connection } from '../credentials/types.ts';
import type { Provider } from '../providers/provider.ts';
import type { Reader } from '../reader/readers.ts';

/**
 * For all calls of a run together, so that the reader hears within ten seconds. The SDK has no timeout of its own
 * (docs/stytch.md, "What the SDKs do").
 */
const CALLS_TIMEOUT_MS = 9_000;

/** Whose calls are recorded, and which credentials they use. */
export interface Calls {
  provider: Provider;
  connection: Connection;
  /** Undefined in a browser without a reader. */
  reader: Pick<Reader, 'id' | 'from'> | undefined;
}

/** Does some work with the reader's client and records what goes over the wire. */
export async function recordFor<T>(context: BenchContext, calls: Calls, work: () => Promise<T>): Promise<Recorded<T>> {
  const { provider, connection, reader } = calls;
  const gate = createGate(context, provider, connection, { readerId: reader?.id, from: reader?.from ?? '' });
  const options = {
    origin: new URL(connection.url).origin,
    shownOrigin: connection.shownOrigin,
    timeoutMs: CALLS_TIMEOUT_MS,
    secrets: provider.secretsOf(connection),
    operationOf,
    ...gate,
  };
  return await context.record(options, work);
}
