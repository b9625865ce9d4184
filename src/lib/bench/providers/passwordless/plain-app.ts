import { randomUUID } from 'node:crypto';
import type { Route } from '../../../quickstart/passwordless/app/app.ts';
import { sessionCookie } from '../../../quickstart/passwordless/app/sessions.ts';
import type { Blocked } from '../../../wire/blocked.ts';
import type { BenchContext } from '../../context.ts';
import type { Reader } from '../../reader/readers.ts';
import { applyEffects } from '../../run/apply-effects.ts';
import { recordFor } from '../../run/record-for.ts';
import type { Session } from '../../reader/session.ts';
import { respond } from '../respond.ts';
import { apiOf } from './api-of.ts';
import { PASSWORDLESS } from './id.ts';
import { userIdOf } from './people.ts';
import { personIn } from './sharing.ts';

/** The app that the passkey guide builds, run for the reader of each request. */
export interface PasskeyApp {
  /** Runs a route. All of them are POSTs, and create the reader if there is none. */
  route(request: Request, route: Route): Promise<Response>;
}

export const createPasskeyApp = (context: BenchContext, { enter }: Session): PasskeyApp => ({
  route: (request, route) =>
    respond(
      context,
      async (cookies) => {
        const entered = await enter(request);
        cookies.push(...entered.cookies);
        return await runRoute(context, entered.value, request, route);
      },
      asJson,
    ),
});

/** The page of that app reads JSON. */
const asJson = ({ message, status }: Blocked) => Response.json({ error: message }, { status });

async function runRoute(context: BenchContext, reader: Reader, request: Request, route: Route): Promise<Response> {
  const provider = context.providers.passwordless;
  const connection = await context.connections.ensure(reader, PASSWORDLESS);
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
  const { exchanges, outcome } = await recordFor(context, { provider, connection, reader }, async () =>
    route(request, app),
  );
  await applyEffects(context, provider, reader.id, exchanges, { by: 'app', mode: connection.mode });
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}
