import { z } from 'zod';
import { toMember, toOrganization, toSession } from '../entities.ts';
import { fail } from '../errors.ts';
import { portableFactors, provenMailbox } from '../login/factors.ts';
import { login, maybe, memberId, organizationId, sessionId, sessionToken, text } from '../fields.ts';
import { logIn } from '../login/login.ts';
import { operation, type Call } from '../operation.ts';
import { actingMember, authorize } from '../rbac/authorize.ts';
import { refreshSession } from './refresh.ts';
import { findSession, findSessionById, sessionsOf } from './store.ts';
import { findSessionWithMember } from './with-member.ts';
import { onlyOne, type Bearer } from './bearer.ts';
import { sessionAnswer } from './answer.ts';
import { findMember, findMemberAnywhere, findMemberByEmail, findOrganization } from '../store.ts';

const bearer = {
  session_token: maybe(sessionToken),
  session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
};

const part = text('invalid_request_value', 256, 1);

const authenticate = operation(
  'sessions.authenticate',
  'POST',
  '/v1/b2b/sessions/authenticate',
  z.object({
    ...bearer,
    session_duration_minutes: login.session_duration_minutes,
    session_custom_claims: login.session_custom_claims,
    authorization_check: z
      .object({ organization_id: part, resource_id: part, action: part }, 'invalid_request_value')
      .optional(),
  }),
  async (call, input) => {
    const { session, member, organization } = await findSessionWithMember(call, input);
    // A failed check must not extend the session.
    const verdict =
      input.authorization_check && (await authorize(call, member, organization, input.authorization_check));
    const refreshed = await refreshSession(call, session, input);
    return { ...(await sessionAnswer(call, refreshed, member, organization)), ...(verdict && { verdict }) };
  },
);

const get = operation(
  'sessions.get',
  'GET',
  '/v1/b2b/sessions',
  z.object({ organization_id: organizationId, member_id: memberId }),
  async (call, input) => {
    const organizationRow = await findOrganization(call, input.organization_id);
    const memberRow = await findMember(call, organizationRow.id, input.member_id);
    const [organization, member] = [toOrganization(organizationRow), toMember(memberRow, organizationRow)];
    return {
      member_sessions: (await sessionsOf(call, memberRow.id)).map((session) =>
        toSession(session, member, organization),
      ),
    };
  },
);

const exchange = operation(
  'sessions.exchange',
  'POST',
  '/v1/b2b/sessions/exchange',
  z.object({ organization_id: organizationId, ...bearer, ...login }),
  async (call, input) => {
    const session = await findSession(call, input);
    const before = await findMember(call, session.organization_id, session.member_id);
    const mailbox = provenMailbox(before, session.factors) ?? fail('insufficient_factors_for_session_exchange');
    const organization = await findOrganization(call, input.organization_id);
    // An exchange accepts an invitation, but creates no member (docs/stytch.md, "Sessions").
    const member = (await findMemberByEmail(call, organization.id, mailbox.email_address)) ?? fail('member_not_found');
    const factors = portableFactors(session.factors, member);
    if (factors.length === 0) fail('insufficient_factors_for_session_exchange');
    return logIn(call, { organization, member, factors, fields: input });
  },
);

const revoke = operation(
  'sessions.revoke',
  'POST',
  '/v1/b2b/sessions/revoke',
  z.object({ member_session_id: maybe(sessionId), ...bearer, member_id: maybe(memberId) }),
  async (call, input) => {
    onlyOne(
      input,
      ['member_session_id', 'session_token', 'session_jwt', 'member_id'],
      'no_session_revoke_arguments',
      'too_many_session_revoke_arguments',
    );
    const target = await whatToRevoke(call, input);
    const organization = await findOrganization(call, target.organization_id);
    await actingMember(call, organization, [
      { resource: 'stytch.member', action: 'revoke-sessions', self: target.member_id },
    ]);
    const gone = await call.db
      .deleteFrom('sandbox_sessions')
      .where('project_id', '=', call.project.id)
      .where('member_id', '=', target.member_id)
      .$if(target.id !== undefined, (query) => query.where('id', '=', target.id ?? ''))
      .returning('id')
      .execute();
    // A member without sessions is logged out already. A single session that's gone was revoked by another call.
    return target.id === undefined || gone.length > 0 ? {} : fail('session_not_found');
  },
);

interface ToRevoke {
  organization_id: string;
  member_id: string;
  /** All sessions of the member if omitted. */
  id?: string;
}

async function whatToRevoke(
  call: Call,
  {
    member_session_id,
    member_id,
    ...bearer
  }: Bearer & { member_session_id?: string | undefined; member_id?: string | undefined },
): Promise<ToRevoke> {
  if (member_session_id !== undefined) return findSessionById(call, member_session_id);
  if (member_id === undefined) return findSession(call, bearer);
  const member = await findMemberAnywhere(call, member_id);
  return { organization_id: member.organization_id, member_id: member.id };
}

const jwks = {
  ...operation(
    'sessions.get_jwks',
    'GET',
    '/v1/b2b/sessions/jwks/{project_id}',
    z.object({}),
    async ({ keys, project }) => ({ keys: (await keys.publishedKeys(project)).map(({ jwk }) => jwk) }),
  ),
  // Three of four SDKs send no credentials (docs/stytch.md, "Transport").
  open: true,
  // Java's SDK says that the service answers this, and keeps the set for this long (stytch-java, JwksCache).
  max_age: 900,
};

export const sessions = [authenticate, get, revoke, exchange, jwks];
