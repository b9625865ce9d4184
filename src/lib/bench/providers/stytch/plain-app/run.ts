import type { EverydayApp, EverydayRoute } from '../../../../quickstart/stytch/everyday/app/app.ts';
import { Secret } from '../../../../config/secret.ts';
import type { Recorded } from '../../../../wire/recorder.ts';
import type { BenchContext } from '../../../context.ts';
import { redirectUrl } from '../../../credentials/addresses.ts';
import { isLive, type Connection } from '../../../credentials/types.ts';
import type { Reader } from '../../../reader/readers.ts';
import { applyEffects } from '../../../run/apply-effects.ts';
import { recordFor } from '../../../run/record-for.ts';
import { GUIDE, STYTCH } from '../id.ts';
import { hostLoginInProgress } from './host-login.ts';
import { frame } from './frame.ts';
import { keepAppRun } from './keep-app-run.ts';

/** Runs a route of the plain app: on the host's project if it continues a login there, otherwise for the reader. */
export async function runApp(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: EverydayRoute,
): Promise<Response> {
  const host = await hostLoginInProgress(context, reader, request, route);
  if (host) return await runAppOnHost(context, host, request, route);
  return await runReadersApp(context, reader, request, route);
}

/** Runs a route of the plain app with the reader's client and notes what it changed for them. */
export async function runReadersApp(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: EverydayRoute,
): Promise<Response> {
  if (!reader) return await frame(await route(withoutCookies(request), appFor(context, noProject(context))));
  const provider = context.providers.stytch;
  const connection = await context.connections.ensure(reader, STYTCH);
  const { exchanges, outcome } = await recordFor(context, { provider, connection, reader }, async () =>
    route(request, appFor(context, connection)),
  );
  await applyEffects(context, provider, reader.id, exchanges, { by: 'app', mode: connection.mode });
  const calls = { exchanges, mode: connection.mode };
  await keepAppRun(context, reader, request, calls);
  return await frame(responseOf(outcome), calls);
}

/**
 * Runs a route on the host's project for a browser in which no access code was entered: the link in a real email may be
 * opened on another device. Only the proved mailbox counts; without a reader nothing is sent.
 */
export async function runAppOnHost(
  context: BenchContext,
  connection: Connection,
  request: Request,
  route: EverydayRoute,
): Promise<Response> {
  const calls = { provider: context.providers.stytch, connection, reader: undefined };
  const { outcome } = await recordFor(context, calls, async () => route(request, appFor(context, connection)));
  return await frame(responseOf(outcome));
}

function responseOf(outcome: Recorded<Response>['outcome']): Response {
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}

function appFor({ providers, settings }: BenchContext, connection: Connection): EverydayApp {
  return {
    stytch: providers.stytch.clients.of(connection),
    secure: settings.SITE_URL.startsWith('https:'),
    guideUrl: `/guides/${GUIDE}/`,
    // Google and SSO are offered in the sandbox only: with a live project the token is there for preflight's checks.
    ...(!isLive(connection) && connection.publicToken && { publicToken: connection.publicToken }),
    apiUrl: connection.shownOrigin,
    returnUrl: redirectUrl(settings),
    ...(isLive(connection) ? { redirectUrl: redirectUrl(settings) } : { inboxUrl: '/inbox/' }),
  };
}

/** Replaces the project of a browser without a reader: logged out, and no call is made. */
const noProject = ({ providerUrl, settings }: BenchContext): Connection => ({
  mode: 'sandbox',
  url: providerUrl,
  shownOrigin: settings.SITE_URL,
  id: 'project-test-00000000-0000-4000-8000-000000000000',
  secret: new Secret('none'),
});

/** Without a reader, the app's cookies belong to a project that is gone. */
function withoutCookies(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return new Request(request, { headers });
}
