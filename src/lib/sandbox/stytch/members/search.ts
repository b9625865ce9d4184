import { expressionBuilder, sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import type { Tables } from '../../../store/tables/index.ts';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { email, memberId, text } from '../fields.ts';
import { phoneNumber } from './fields.ts';
import type { Scope } from '../operation.ts';
import { readAnyMember, roleKey, withoutExpiredLock, type AnyMemberRow, type OrganizationRow } from '../rows.ts';
import { DELETED_COLUMNS } from '../store.ts';
import { isId } from '../ids.ts';
import { always, combine, contains, never } from '../search/conditions.ts';
import { checkCost, rowsThatFit } from '../search/cost.ts';
import { afterwards, pageOf, type Part } from '../search/page.ts';
import { flag, fuzzy, list, type Filter, type SearchQuery } from '../search/query.ts';

/** A row of a member search, deleted or not. */
type Hit = Selectable<SandboxTables['sandbox_deleted_members']> & { status: AnyMemberRow['status'] };
const eb = expressionBuilder<{ m: Hit }, 'm'>();

/** SQLite limits the depth of a condition to 1000, and that includes all operands. */
const MOST_ROLES = 100;

/**
 * Members who have one of the roles: assigned to them, or to the domain of their verified address. `stytch_member`
 * matches every member.
 */
const holdsOneOf = (roles: string[]) => {
  const byDomain = expressionBuilder<Tables & { m: Hit }, 'm'>()
    .selectFrom('sandbox_implicit_roles as i')
    .select('i.role_id')
    .whereRef('i.project_id', '=', 'm.project_id')
    .whereRef('i.organization_id', '=', 'm.organization_id')
    .whereRef('i.domain', '=', 'm.email_domain')
    .where('i.role_id', 'in', roles);
  return eb.or([
    roles.includes('stytch_member') ? always : never,
    eb.and([eb('m.email_verified', '=', 1), eb.exists(byDomain)]),
    ...roles.map(wasGiven),
  ]);
};

/** `replace` works the same in both databases. `like` ignores case in SQLite. */
const wasGiven = (role: string) =>
  eb(eb.fn<string>('replace', ['m.role_ids', eb.val(roleKey(role)), eb.val('')]), '!=', eb.ref('m.role_ids'));

const STATUSES = ['pending', 'invited', 'active', 'deleted'] as const;
const phones = list('member_search_missing_mfa_member_phone_numbers', phoneNumber, (numbers) =>
  eb('m.phone_number', 'in', numbers),
);
const phonePart = fuzzy('member_search_member_mfa_phone_number_fuzzy_too_short', (part) =>
  contains(eb.ref('m.phone_number'), part),
);

/** The filters of docs/stytch.md, "Members", and those of the browser SDK, which has other names for phone numbers. */
export const MEMBER_FILTERS: Readonly<Record<string, Filter>> = {
  member_ids: list('member_search_missing_member_ids', memberId, (ids) => {
    const memberIds = ids.filter((id) => isId('member', id));
    if (memberIds.length > 0 && memberIds.length < ids.length)
      fail('member_search_cannot_mix_internal_and_external_member_ids');
    const external = eb('m.external_id', 'in', ids);
    // An external id may have the format of an id.
    return memberIds.length > 0 ? eb.or([eb('m.id', 'in', memberIds), external]) : external;
  }),
  member_emails: list('member_search_missing_member_emails', email, (addresses) =>
    eb('m.email_key', 'in', addresses.map(emailKey)),
  ),
  member_email_fuzzy: fuzzy('member_search_member_email_fuzzy_too_short', (part) =>
    contains(eb.ref('m.email_key'), part),
  ),
  member_is_breakglass: flag((wanted) => eb('m.is_breakglass', '=', Number(wanted))),
  // Written by the sandbox itself, with its keys in this order.
  member_password_exists: flag((wanted) =>
    eb('m.profile', wanted ? 'like' : 'not like', '%"password":{"id":"member-password-%'),
  ),
  member_roles: list(
    'member_search_missing_member_roles',
    text('invalid_rbac_role_id', 128, 1),
    holdsOneOf,
    MOST_ROLES,
  ),
  statuses: list('member_search_missing_statuses', z.enum(STATUSES, 'search_invalid_status_filter'), (statuses) =>
    eb('m.status', 'in', statuses as AnyMemberRow['status'][]),
  ),
  member_phone_numbers: phones,
  member_mfa_phone_numbers: phones,
  member_phone_number_fuzzy: phonePart,
  member_mfa_phone_number_fuzzy: phonePart,
};

/**
 * Searches for members of some organizations, newest first. Deleted members are only included if a filter names their
 * status.
 */
export async function searchMembers(
  { db, project, bounds, now }: Scope,
  organizations: OrganizationRow[],
  query: SearchQuery,
  part: Part,
) {
  const ids = organizations.map(({ id }) => id);
  const pool = membersOf(db, project.id, ids, query.valuesOf('statuses').includes('deleted'));
  await checkCost(bounds, query, () => countAll(db.selectFrom(pool.as('m'))));
  const matches = db.selectFrom(pool.as('m')).where(combine(query));
  const total = await countAll(matches);
  const page = matches.where(afterwards(part.cursor)).orderBy('created_at', 'desc').orderBy('id', 'desc');
  const size = sql<number>`octet_length(profile)`.as('size');
  const sizes = bounds && (await page.select(size).limit(part.limit).execute()).map((row) => row.size);
  const limit = bounds && sizes ? Math.min(part.limit, rowsThatFit(bounds, sizes)) : part.limit;
  const rows = await page
    .select([...DELETED_COLUMNS, 'status'])
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows.map((row) => withoutExpiredLock(readAnyMember(row), now)),
    limit,
    total,
  );
}

const countAll = async (rows: SelectQueryBuilder<{ m: Hit }, 'm', object>): Promise<number> =>
  Number((await rows.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total);

function membersOf(db: Executor, projectId: string, organizationIds: string[], withDeleted: boolean) {
  const columns = ['project_id', ...DELETED_COLUMNS, 'is_breakglass', 'phone_number', 'role_ids'] as const;
  const living = db
    .selectFrom('sandbox_members')
    .select([...columns, 'status'])
    .where('project_id', '=', projectId)
    .where('organization_id', 'in', organizationIds)
    .$castTo<Hit>();
  const deleted = db
    .selectFrom('sandbox_deleted_members')
    .select(columns)
    .select(sql<'deleted'>`'deleted'`.as('status'))
    .where('project_id', '=', projectId)
    .where('organization_id', 'in', organizationIds)
    .$castTo<Hit>();
  return withDeleted ? living.unionAll(deleted) : living;
}
