import { mergeClaims } from './claims.ts';
import { toMember, toOrganization, toSession } from './entities.ts';
import { fail, type ErrorType } from './errors.ts';
import { readSessionJwt, signSessionJwt } from './jwt.ts';
import type { Call } from './operation.ts';
import { readSession, type Factor, type MemberRow, type OrganizationRow, type SessionRow } from './rows.ts';
import { MINUTE } from './time.ts';
import { newId, newToken } from './tokens.ts';

/** When no duration is given at login (fact sheet, section 4.3). */
const DEFAULT_MINUTES = 60;

/** The fields that say how long a session lives and what its JWT says besides. */
export interface SessionFields {
  session_duration_minutes?: number | undefined;
  session_custom_claims?: Record<string, unknown> | undefined;
}

export interface Bearer {
  session_token?: string | undefined;
  session_jwt?: string | undefined;
}

/** Starts a session. Custom claims are only taken along with a duration (official description of that field). */
export async function startSession(
  call: Call,
  member: MemberRow,
  factors: Factor[],
  fields: SessionFields,
): Promise<SessionRow> {
  const claims = fields.session_duration_minutes === undefined ? undefined : fields.session_custom_claims;
  const row: SessionRow = {
    id: newId('session'),
    organization_id: member.organization_id,
    member_id: member.id,
    token: newToken(),
    factors,
    custom_claims: mergeClaims({}, claims),
    started_at: call.now,
    last_accessed_at: call.now,
    expires_at: call.now + (fields.session_duration_minutes ?? DEFAULT_MINUTES) * MINUTE,
  };
  await call.db
    .insertInto('sandbox_sessions')
    .values({
      project_id: call.project.id,
      ...row,
      factors: JSON.stringify(factors),
      custom_claims: JSON.stringify(row.custom_claims),
    })
    .execute();
  return row;
}

/** Exactly one of several ways to name something; the errors differ by operation. */
export function onlyOne(given: Record<string, unknown>, names: string[], none: ErrorType, several: ErrorType): void {
  const count = names.filter((name) => given[name] !== undefined).length;
  if (count === 0) fail(none);
  if (count > 1) fail(several);
}

const COLUMNS = [
  'id', 'organization_id', 'member_id', 'token', 'factors', 'custom_claims', 'started_at', 'last_accessed_at', 'expires_at',
] as const; // prettier-ignore

/** The living session that a token or a JWT names. */
export async function findSession(call: Call, bearer: Bearer): Promise<SessionRow> {
  const { session_token, session_jwt } = bearer;
  onlyOne(
    { session_token, session_jwt },
    ['session_token', 'session_jwt'],
    'no_session_arguments',
    'too_many_session_arguments',
  );
  if (session_jwt !== undefined) return findSessionById(call, await readSessionJwt(call, session_jwt));
  return living(call, 'token', session_token ?? '');
}

/** The living session with this id. */
export const findSessionById = (call: Call, id: string): Promise<SessionRow> => living(call, 'id', id);

async function living(call: Call, column: 'id' | 'token', value: string): Promise<SessionRow> {
  const row = await call.db
    .selectFrom('sandbox_sessions')
    .select(COLUMNS)
    .where('project_id', '=', call.project.id)
    .where(column, '=', value)
    .where('expires_at', '>', call.now)
    .executeTakeFirst();
  return row ? readSession(row) : fail('session_not_found');
}

/** The living sessions of a member, oldest first. */
export async function sessionsOf(call: Call, memberId: string): Promise<SessionRow[]> {
  const rows = await call.db
    .selectFrom('sandbox_sessions')
    .select(COLUMNS)
    .where('project_id', '=', call.project.id)
    .where('member_id', '=', memberId)
    .where('expires_at', '>', call.now)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(readSession);
}

/** Marks a session as used, and extends it or changes its claims when the call says so. Without a duration its end stays. */
export async function refreshSession(
  call: Call,
  session: SessionRow,
  fields: SessionFields,
  factors = session.factors,
): Promise<SessionRow> {
  const { session_duration_minutes: minutes } = fields;
  const changed = {
    last_accessed_at: call.now,
    expires_at: minutes === undefined ? session.expires_at : call.now + minutes * MINUTE,
    custom_claims: mergeClaims(session.custom_claims, fields.session_custom_claims),
    factors,
  };
  const { numUpdatedRows } = await call.db
    .updateTable('sandbox_sessions')
    .set({ ...changed, custom_claims: JSON.stringify(changed.custom_claims), factors: JSON.stringify(factors) })
    .where('project_id', '=', call.project.id)
    .where('id', '=', session.id)
    .executeTakeFirst();
  // Revoked in the meantime.
  if (numUpdatedRows === 0n) fail('session_not_found');
  return { ...session, ...changed };
}

/** The parts of an answer that every call with a session gives: the objects, the token, and a fresh JWT. */
export async function sessionAnswer(
  call: Call,
  session: SessionRow,
  memberRow: MemberRow,
  organizationRow: OrganizationRow,
) {
  const organization = toOrganization(organizationRow);
  const member = toMember(memberRow, organizationRow);
  const member_session = toSession(session, member, organization);
  const session_jwt = await signSessionJwt(call, { session: member_session, member, organization });
  return { member_session, session_token: session.token, session_jwt, member, organization };
}
