import type { Route } from '../../../../quickstart/stytch/app/app.ts';
import { authenticate } from '../../../../quickstart/stytch/app/authenticate.ts';
import { readCookie, type CookieName } from '../../../../quickstart/stytch/app/cookies.ts';
import { dashboard } from '../../../../quickstart/stytch/app/dashboard.ts';
import { enterOrganization } from '../../../../quickstart/stytch/app/enter-organization.ts';
import { logout } from '../../../../quickstart/stytch/app/logout.ts';
import { proofHolder } from '../sharing.ts';
import { STYTCH, type Connection } from '../../../credentials/types.ts';
import type { BenchContext } from '../../../context.ts';
import type { Reader } from '../../../reader/readers.ts';

/** The routes that finish a login, with the cookie that says whose: no other is open to whoever only followed a link. */
const FINISHING = new Map<Route, CookieName>([
  [authenticate, 'app_intermediate_session'],
  [enterOrganization, 'app_intermediate_session'],
  [dashboard, 'app_session'],
  [logout, 'app_session'],
]);

/**
 * The host's project for a browser that goes on with a login there, although nobody chose that project in it: the link in
 * a real mail may be opened anywhere. It stays a proof of one mailbox and is no access code.
 */
export async function hostLoginInProgress(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  route: Route,
): Promise<Connection | undefined> {
  const cookie = FINISHING.get(route);
  const host = context.host.connection(STYTCH);
  const secure = context.settings.SITE_URL.startsWith('https:');
  const token = host && cookie && readCookie({ secure }, request, cookie);
  if (!token) return undefined;
  // Whoever works in a project of their own, or on the host's, has a client for it already.
  if (reader && (await context.connections.find(reader.id, STYTCH)).mode !== 'sandbox') return undefined;
  const holder = proofHolder(context, token);
  return (await context.ownership.owns([holder], holder)) ? host : undefined;
}
