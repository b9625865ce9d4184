import { readCookie, type CookieName } from '../../../../quickstart/stytch/app/cookies.ts';
import type { EverydayRoute } from '../../../../quickstart/stytch/everyday/app/app.ts';
import { authenticate } from '../../../../quickstart/stytch/everyday/app/authenticate.ts';
import { dashboard } from '../../../../quickstart/stytch/everyday/app/dashboard.ts';
import { enterOrganization } from '../../../../quickstart/stytch/everyday/app/enter-organization.ts';
import { logout } from '../../../../quickstart/stytch/everyday/app/logout.ts';
import { askToRecover, recover } from '../../../../quickstart/stytch/everyday/app/recover.ts';
import { askForCode, checkCode, enroll } from '../../../../quickstart/stytch/everyday/app/second-factor.ts';
import { proofHolder } from '../sharing.ts';
import { STYTCH } from '../id.ts';
import type { Connection } from '../../../credentials/types.ts';
import type { BenchContext } from '../../../context.ts';
import type { Reader } from '../../../reader/readers.ts';

/** The routes that continue a login, with the cookie that identifies it. Following a link opens no other route. */
const FINISHING = new Map<EverydayRoute, CookieName>([
  [authenticate, 'app_intermediate_session'],
  [enterOrganization, 'app_intermediate_session'],
  ...[askForCode, enroll, checkCode, askToRecover, recover].map((route): [EverydayRoute, CookieName] => [
    route,
    'app_intermediate_session',
  ]),
  [dashboard, 'app_session'],
  [logout, 'app_session'],
]);

/**
 * Finds the host's project for a browser that continues a login there without having chosen that project: the link in a
 * real email may be opened anywhere. It proves one mailbox and doesn't replace the access code.
 */
export async function hostLoginInProgress(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: EverydayRoute,
): Promise<Connection | undefined> {
  const cookie = FINISHING.get(route);
  const host = context.host.connection(STYTCH);
  const secure = context.settings.SITE_URL.startsWith('https:');
  const token = host && cookie && readCookie({ secure }, request, cookie);
  if (!token) return undefined;
  // Readers who use their own project or the host's have a client for it already.
  if (reader && (await context.connections.find(reader.id, STYTCH)).mode !== 'sandbox') return undefined;
  const owner = proofHolder(context, token);
  return (await context.ownership.owns([owner], owner)) ? host : undefined;
}
