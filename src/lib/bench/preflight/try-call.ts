import { StytchError } from 'stytch';
import { PasswordlessError } from '../../quickstart/passwordless/api.ts';
import type { Recorder } from '../../wire/recorder.ts';
import type { Clients } from '../providers/stytch/clients.ts';
import { isLive, type Connection } from '../credentials/types.ts';

/** What a connection is tried with. */
export interface CheckContext {
  clients: Clients;
  record: Recorder;
}

const TIMEOUT_MS = 9_000;

/** What a call threw; undefined when it went through. One origin, no redirect, nine seconds. */
export async function tryCall(
  { record }: CheckContext,
  connection: Connection,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { origin } = new URL(connection.url);
  const { outcome } = await record(
    {
      origin,
      shownOrigin: isLive(connection) ? origin : connection.shownOrigin,
      timeoutMs: TIMEOUT_MS,
      secrets: [connection.secret.reveal()],
      operationOf: () => null,
    },
    work,
  );
  return outcome.ok ? undefined : outcome.error;
}

/** What the provider answered, where it is the provider who refused. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof StytchError) return error.status_code;
  return error instanceof PasswordlessError ? error.status : undefined;
}
