import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { prepared } from '../../core/prepared.ts';
import { mergeClaims } from './claims.ts';
import { toMember, toOrganization, toSession } from '../entities.ts';
import { fail, type ErrorType } from '../errors.ts';
import { readSessionJwt, signSessionJwt } from './jwt.ts';
import type { Call } from '../operation.ts';
import {
  readMember,
  readOrganization,
  readSession,
  type Factor,
  type MemberRow,
  type OrganizationRow,
  type SessionRow,
} from '../rows.ts';
import { MEMBER_COLUMNS, ORGANIZATION_COLUMNS } from '../store.ts';
import { MINUTE } from '../../core/time.ts';
import { newToken } from '../../core/ids.ts';
import { newId } from '../ids.ts';

/** When no duration is given at login (docs/stytch.md, "Lifetimes"). */
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

type Stored = Selectable<SandboxTables['sandbox_sessions']>;
const insert = prepared((db, row: Stored) => db.insertInto('sandbox_sessions').values(row));

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
  await insert(call.db, {
    project_id: call.project.id,
    ...row,
    factors: JSON.stringify(factors),
    custom_claims: JSON.stringify(row.custom_claims),
  });
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

type Named = { projectId: string; name: string; now: number };

const livingBy = (column: 'id' | 'token') =>
  prepared((db, given: Named) =>
    db
      .selectFrom('sandbox_sessions')
      .select(COLUMNS)
      .where('project_id', '=', given.projectId)
      .where(column, '=', given.name)
      .where('expires_at', '>', given.now),
  );
const [livingById, livingByToken] = [livingBy('id'), livingBy('token')];

/** The living session that a token or a JWT names. */
export async function findSession(call: Call, bearer: Bearer): Promise<SessionRow> {
  const { column, name } = await nameOf(call, bearer);
  return living(call, column === 'id' ? livingById : livingByToken, name);
}

/** The living session with this id. */
export const findSessionById = (call: Call, id: string): Promise<SessionRow> => living(call, livingById, id);

async function living({ db, project, now }: Call, find: typeof livingById, name: string): Promise<SessionRow> {
  const [row] = (await find(db, { projectId: project.id, name, now })).rows;
  return row ? readSession(row) : fail('session_not_found');
}

/** How the session is named, once it is clear that it is named once. */
async function nameOf(
  call: Call,
  { session_token, session_jwt }: Bearer,
): Promise<{ column: 'id' | 'token'; name: string }> {
  onlyOne(
    { session_token, session_jwt },
    ['session_token', 'session_jwt'],
    'no_session_arguments',
    'too_many_session_arguments',
  );
  if (session_jwt !== undefined) return { column: 'id', name: await readSessionJwt(call, session_jwt) };
  return { column: 'token', name: session_token ?? '' };
}

/** The columns of all three, told apart by what stands before the name. */
const wholeBy = (column: 'id' | 'token') =>
  prepared((db, given: Named) =>
    db
      .selectFrom('sandbox_sessions as s')
      .innerJoin('sandbox_members as m', (join) =>
        join.onRef('m.project_id', '=', 's.project_id').onRef('m.id', '=', 's.member_id'),
      )
      .innerJoin('sandbox_organizations as o', (join) =>
        join.onRef('o.project_id', '=', 's.project_id').onRef('o.id', '=', 's.organization_id'),
      )
      .select(COLUMNS.map((name) => `s.${name} as s_${name}` as const))
      .select(MEMBER_COLUMNS.map((name) => `m.${name} as m_${name}` as const))
      .select(ORGANIZATION_COLUMNS.map((name) => `o.${name} as o_${name}` as const))
      .where('s.project_id', '=', given.projectId)
      .where(`s.${column}`, '=', given.name)
      .where('s.expires_at', '>', given.now),
  );
const [wholeById, wholeByToken] = [wholeBy('id'), wholeBy('token')];

/**
 * Takes the columns of one of several joined tables out of a row. Their marked names are written once: V8 has to look up
 * each text that is put together anew before it can name a property.
 */
function part<R>(mark: string, columns: readonly (keyof R & string)[]): (row: Record<string, unknown>) => R {
  const names = columns.map((name) => [name, mark + name] as const);
  return (joined) => {
    const row: Record<string, unknown> = {};
    for (const [name, marked] of names) row[name] = joined[marked];
    return row as R;
  };
}
const sessionPart = part<Parameters<typeof readSession>[0]>('s_', COLUMNS);
const memberPart = part<Parameters<typeof readMember>[0]>('m_', MEMBER_COLUMNS);
const organizationPart = part<Parameters<typeof readOrganization>[0]>('o_', ORGANIZATION_COLUMNS);

/** The living session with its member and organization, read at once: what the most frequent call of all needs. */
export async function findWholeSession(call: Call, bearer: Bearer) {
  const { column, name } = await nameOf(call, bearer);
  const find = column === 'id' ? wholeById : wholeByToken;
  const [row] = (await find(call.db, { projectId: call.project.id, name, now: call.now })).rows;
  if (!row) return fail('session_not_found');
  return {
    session: readSession(sessionPart(row)),
    member: readMember(memberPart(row)),
    organization: readOrganization(organizationPart(row)),
  };
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
