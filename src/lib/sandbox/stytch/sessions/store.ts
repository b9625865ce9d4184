import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { newToken } from '../../core/ids.ts';
import { prepared } from '../../core/database/prepared.ts';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Call } from '../operation.ts';
import { type MemberRow, readSession, type SessionRow, type Factor } from '../rows.ts';
import { type Bearer, nameOf } from './bearer.ts';
import { mergeClaims } from './claims.ts';

/** The default duration of a session (docs/stytch.md, "Lifetimes"). */
const DEFAULT_MINUTES = 60;

/** Request fields for a session's duration and JWT claims. */
export interface SessionFields {
  session_duration_minutes?: number | undefined;
  session_custom_claims?: Record<string, unknown> | undefined;
}

type Stored = Selectable<SandboxTables['sandbox_sessions']>;

const insert = prepared((db, row: Stored) => db.insertInto('sandbox_sessions').values(row));

/** Makes a session that isn't stored. Custom claims require a duration (official description of that field). */
export function newSession(call: Call, member: MemberRow, factors: Factor[], fields: SessionFields): SessionRow {
  const claims = fields.session_duration_minutes === undefined ? undefined : fields.session_custom_claims;
  return {
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
}

/** Starts a session. */
export async function startSession(
  call: Call,
  member: MemberRow,
  factors: Factor[],
  fields: SessionFields,
): Promise<SessionRow> {
  const row = newSession(call, member, factors, fields);
  await insert(call.db, {
    project_id: call.project.id,
    ...row,
    factors: JSON.stringify(factors),
    custom_claims: JSON.stringify(row.custom_claims),
  });
  return row;
}

export const COLUMNS = [
  'id',
  'organization_id',
  'member_id',
  'token',
  'factors',
  'custom_claims',
  'started_at',
  'last_accessed_at',
  'expires_at',
] as const;

export type Named = { projectId: string; name: string; now: number };

const activeBy = (column: 'id' | 'token') =>
  prepared((db, values: Named) =>
    db
      .selectFrom('sandbox_sessions')
      .select(COLUMNS)
      .where('project_id', '=', values.projectId)
      .where(column, '=', values.name)
      .where('expires_at', '>', values.now),
  );

const [activeById, activeByToken] = [activeBy('id'), activeBy('token')];

/**
 * Returns the active session of a token or JWT.
 * @throws {StytchError} when there is none
 */
export async function findSession(call: Call, bearer: Bearer): Promise<SessionRow> {
  const { column, name } = await nameOf(call, bearer);
  return findActive(call, column === 'id' ? activeById : activeByToken, name);
}

/**
 * Returns the active session with this id.
 * @throws {StytchError} when there is none
 */
export const findSessionById = (call: Call, id: string): Promise<SessionRow> => findActive(call, activeById, id);

async function findActive({ db, project, now }: Call, find: typeof activeById, name: string): Promise<SessionRow> {
  const [row] = (await find(db, { projectId: project.id, name, now })).rows;
  return row ? readSession(row) : fail('session_not_found');
}

/** Lists a member's active sessions, oldest first. */
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
