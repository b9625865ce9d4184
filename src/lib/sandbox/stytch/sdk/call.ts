import { fail, StytchError } from '../errors.ts';
import { findIntermediateSession } from '../login/intermediate-sessions.ts';
import type { Call, Operation } from '../operation.ts';
import type { SessionRow } from '../rows.ts';
import { findSession } from '../sessions/store.ts';
import { findMember, findOrganization } from '../store.ts';
import type { SdkRoute } from './routes.ts';

type Fields = Record<string, unknown>;

/** Fields that only a server may send. */
const SERVER_ONLY = ['session_custom_claims', 'trusted_metadata', 'telemetry_id', 'session_token', 'session_jwt'];

/** Operations that change a member before they have logged in: the caller must be that member. */
const FOR_ONESELF = new Set(['otps.sms.send', 'totps.create']);

/**
 * Runs an operation for a page. The page is not trusted: it acts as the session's member, whose permissions apply, and
 * names no ids of its own where the session has them.
 * @param call a call without a member's session
 */
export async function runForPage(
  call: Omit<Call, 'header'>,
  route: SdkRoute,
  operation: Operation,
  rawInput: Fields,
  token: string | undefined,
): Promise<object> {
  const asApp: Call = { ...call, header: () => undefined };
  const session = token === undefined ? undefined : await activeSession(asApp, token, route.open);
  if (!session && !route.open) return fail('unauthorized_credentials');
  const fields = Object.fromEntries(Object.entries(rawInput).filter(([name]) => !SERVER_ONLY.includes(name)));
  if (FOR_ONESELF.has(route.operation)) await checkOneself(asApp, fields, session);
  const as = (name: string) => (name.toLowerCase() === 'x-stytch-member-session' ? session?.token : undefined);
  const acting: Call = route.open ? asApp : { ...call, header: as };
  return operation.run(acting, { ...fields, ...(session && idsOf(route, session, fields)) });
}

/** A login may begin with a session that has ended: then it starts a new one. */
const activeSession = (call: Call, session_token: string, isOptional: boolean): Promise<SessionRow | undefined> =>
  findSession(call, { session_token }).catch((error: unknown) => {
    if (isOptional && error instanceof StytchError) return undefined;
    throw error;
  });

function idsOf({ adds, operation }: SdkRoute, session: SessionRow, fields: Fields): Fields {
  const { organization_id, member_id, token } = session;
  // A page that lists organizations by an intermediate session doesn't mean its session.
  const isByIntermediate = operation === 'discovery.organizations.list' && fields.intermediate_session_token;
  return {
    ...(adds.organization &&
      (operation === 'organizations.members.search' ? { organization_ids: [organization_id] } : { organization_id })),
    ...(adds.member && { member_id }),
    ...(adds.session && !isByIntermediate && { session_token: token }),
  };
}

async function checkOneself(call: Call, fields: Fields, session: SessionRow | undefined): Promise<void> {
  const organization = await findOrganization(call, String(fields.organization_id));
  const member = await findMember(call, organization.id, String(fields.member_id));
  if (session?.member_id === member.id) return;
  const token = fields.intermediate_session_token;
  const person = typeof token === 'string' ? await findIntermediateSession(call, token) : undefined;
  if (person?.email_address.toLowerCase() !== member.email_key) fail('unauthorized_credentials');
}
