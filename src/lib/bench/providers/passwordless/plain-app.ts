import { randomUUID } from 'node:crypto';
import type { Route } from '../../../quickstart/passwordless/app/app.ts';
import { sessionCookie } from '../../../quickstart/passwordless/app/sessions.ts';
import { applyEffects } from '../../run/apply-effects.ts';
import { personIn } from './sharing.ts';
import { PASSWORDLESS } from '../../credentials/types.ts';
import { forgotten } from '../../run/outcome.ts';
import type { BenchContext } from '../../context.ts';
import { Blocked } from '../../../wire/blocked.ts';
import type { Reader } from '../../reader/readers.ts';
import { recordFor } from '../../run/record-for.ts';
import { apiOf } from './api-of.ts';
import { userIdOf } from './people.ts';

/** Runs a route of the app that the passkey guide builds, on the reader's account, and notes what it changed. */
export async function runPasskeyApp(
  context: BenchContext,
  reader: Reader,
  request: Request,
  route: Route,
): Promise<Response> {
  return await blockedAsJson(() => runForReader(context, reader, request, route));
}

async function runForReader(context: BenchContext, reader: Reader, request: Request, route: Route): Promise<Response> {
  const connection = await context.connections.ensure(reader, PASSWORDLESS);
  if (!connection) return Response.json({ error: forgotten.sentence }, { status: forgotten.status });
  const secure = context.settings.SITE_URL.startsWith('https:');
  const app = {
    api: apiOf(connection),
    apiKey: connection.id,
    // The reader plays every user, so no account needs protection.
    idFor: (alias: string) => personIn(connection, reader.id, userIdOf(alias)),
    startSession: () => sessionCookie(randomUUID(), secure),
    // Only the routes that create and verify a token are mounted here.
    userOf: () => undefined,
    endSession: () => sessionCookie('', secure),
  };
  const { exchanges, outcome } = await recordFor(context, { guide: PASSWORDLESS, connection, reader }, async () =>
    route(request, app),
  );
  await applyEffects(context, context.providers({ id: PASSWORDLESS }), reader.id, exchanges, { by: 'app' });
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}

/** What a route of that app answered, or why this site said no: its page reads JSON. */
export async function blockedAsJson(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return Response.json({ error: error.message }, { status: error.status });
  }
}
