import type { App, Route } from '../../../../quickstart/stytch/app/app.ts';
import { Secret } from '../../../../config/secret.ts';
import type { Recorded } from '../../../../wire/recorder.ts';
import { applyEffects } from '../../../run/apply-effects.ts';
import { redirectUrl } from '../../../credentials/addresses.ts';
import { isLive, STYTCH, type Connection } from '../../../credentials/types.ts';
import { blockedPage, blockedAsPage } from './blocked-page.ts';
import { forgotten } from '../../../run/outcome.ts';
import type { BenchContext } from '../../../context.ts';
import { hostLoginInProgress } from './host-login.ts';
import type { Reader } from '../../../reader/readers.ts';
import { recordFor } from '../../../run/record-for.ts';

/** Runs a route of the plain app: on the host's project where it finishes a login there, otherwise for the reader. */
export async function runApp(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: Route,
): Promise<Response> {
  const proved = await hostLoginInProgress(context, reader, request, route);
  if (proved) return await runAppOnHost(context, proved, request, route);
  return await runReadersApp(context, reader, request, route);
}

/** Runs a route of the plain app with the reader's client, and notes what it changed in their hands. */
export async function runReadersApp(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: Route,
): Promise<Response> {
  return await blockedAsPage(() => runForReader(context, reader, request, route));
}

async function runForReader(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: Route,
): Promise<Response> {
  if (!reader) return await route(withoutCookies(request), appFor(context, nobody(context)));
  const connection = await context.connections.ensure(reader, STYTCH);
  if (!connection) return blockedPage(forgotten.status, forgotten.sentence, forgotten.detail);
  const { exchanges, outcome } = await recordFor(context, { guide: STYTCH, connection, reader }, async () =>
    route(request, appFor(context, connection)),
  );
  await applyEffects(context, context.providers({ id: STYTCH }), reader.id, exchanges, { by: 'app' });
  return answerOf(outcome);
}

/**
 * Runs a route on the host's project for a browser in which nobody has typed the access code: the link in a real mail may
 * be opened on another device. What the mailbox proves is all that counts; without a reader nothing is sent.
 */
export async function runAppOnHost(
  context: BenchContext,
  connection: Connection,
  request: Request,
  route: Route,
): Promise<Response> {
  return await blockedAsPage(async () => {
    const { outcome } = await recordFor(context, { guide: STYTCH, connection, reader: undefined }, async () =>
      route(request, appFor(context, connection)),
    );
    return answerOf(outcome);
  });
}

function answerOf(outcome: Recorded<Response>['outcome']): Response {
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}

function appFor({ clients, settings }: BenchContext, connection: Connection): App {
  return {
    stytch: clients.of(connection),
    secure: settings.SITE_URL.startsWith('https:'),
    guideUrl: '/guides/stytch-b2b/',
    ...(isLive(connection) ? { redirectUrl: redirectUrl(settings) } : { inboxUrl: '/inbox/' }),
  };
}

/** Answers for whoever has not posted anything yet: nobody is logged in, and no call is made. */
const nobody = ({ providerUrl, settings }: BenchContext): Connection => ({
  mode: 'sandbox',
  url: providerUrl,
  shownOrigin: settings.SITE_URL,
  id: 'project-test-00000000-0000-4000-8000-000000000000',
  secret: new Secret('none'),
});

/** Cookies of an app without a reader belong to a project that is gone. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return new Request(request, { headers });
}
