import { prepared } from '../../core/database/prepared.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { type readMember, readMemberAt, readOrganization, readSession } from '../rows.ts';
import { MEMBER_COLUMNS, ORGANIZATION_COLUMNS } from '../store.ts';
import { type Bearer, nameOf } from './bearer.ts';
import { COLUMNS, type Named } from './store.ts';

/** Selects the columns of all three tables, each with a prefix. */
const withMemberBy = (column: 'id' | 'token') =>
  prepared((db, values: Named) =>
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
      .where('s.project_id', '=', values.projectId)
      .where(`s.${column}`, '=', values.name)
      .where('s.expires_at', '>', values.now),
  );

const [withMemberById, withMemberByToken] = [withMemberBy('id'), withMemberBy('token')];

/**
 * Picks the columns of one table out of a joined row. The prefixed names are built only once, which is faster than
 * building them for each row.
 */
function columnsOf<R>(mark: string, columns: readonly (keyof R & string)[]): (row: Record<string, unknown>) => R {
  const names = columns.map((name) => [name, mark + name] as const);
  return (joined) => {
    const row: Record<string, unknown> = {};
    for (const [name, marked] of names) row[name] = joined[marked];
    return row as R;
  };
}

const sessionPart = columnsOf<Parameters<typeof readSession>[0]>('s_', COLUMNS);

const memberPart = columnsOf<Parameters<typeof readMember>[0]>('m_', MEMBER_COLUMNS);

const organizationPart = columnsOf<Parameters<typeof readOrganization>[0]>('o_', ORGANIZATION_COLUMNS);

/**
 * Returns the active session of a token or JWT with its member and organization, in one query. It's the most frequent
 * call.
 * @throws {StytchError} when there is none
 */
export async function findSessionWithMember(call: Call, bearer: Bearer) {
  const { column, name } = await nameOf(call, bearer);
  const find = column === 'id' ? withMemberById : withMemberByToken;
  const [row] = (await find(call.db, { projectId: call.project.id, name, now: call.now })).rows;
  if (!row) return fail('session_not_found');
  return {
    session: readSession(sessionPart(row)),
    member: readMemberAt(memberPart(row), call.now),
    organization: readOrganization(organizationPart(row)),
  };
}
