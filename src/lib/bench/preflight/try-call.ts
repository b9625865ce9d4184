import type { Recorder } from '../../wire/recorder.ts';
import { isLive, type Connection } from '../credentials/types.ts';

/** Runs a call of a check. @returns what it threw; undefined if it succeeded */
export type TryCall = (work: () => Promise<unknown>) => Promise<unknown>;

const TIMEOUT_MS = 9_000;

/** Runs calls of a check on one connection: only to its origin, following no redirect, in nine seconds. */
export function createTryCall(record: Recorder, connection: Connection): TryCall {
  const { origin } = new URL(connection.url);
  const options = {
    origin,
    shownOrigin: isLive(connection) ? origin : connection.shownOrigin,
    timeoutMs: TIMEOUT_MS,
    secrets: [connection.secret.reveal()],
    operationOf: () => null,
  };
  return async (work) => {
    const { outcome } = await record(options, work);
    return outcome.ok ? undefined : outcome.error;
  };
}
