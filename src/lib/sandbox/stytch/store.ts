import { prepared } from '../core/database/prepared.ts';
import { emailKey } from './domains.ts';
import { fail } from './errors.ts';
import { isId } from './ids.ts';
import type { Scope } from './operation.ts';
import { type MemberRow, type OrganizationRow, readMemberAt, readOrganization } from './rows.ts';

type Named = { projectId: string; name: string };

type NamedIn = Named & { organizationId: string };

export const ORGANIZATION_COLUMNS = [
  'id',
  'name',
  'slug',
  'external_id',
  'settings',
  'custom_roles',
  'connections',
  'scim',
  'created_at',
  'updated_at',
] as const;

const organizationById = prepared((db, values: Named) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', values.projectId)
    .where('id', '=', values.name),
);

const organizationByName = prepared((db, values: Named) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', values.projectId)
    .where((eb) => eb.or([eb('slug', '=', values.name), eb('external_id', '=', values.name)])),
);

/**
 * Finds an organization by id, slug or external id. A name in the format of an id is looked up by id first, which is
 * one index. If there is none, it may still be another name, such as an id from another project.
 * @throws {StytchError} when there is none
 */
export async function findOrganization({ db, project }: Scope, name: string): Promise<OrganizationRow> {
  const named = { projectId: project.id, name };
  const [byId] = isId('organization', name) ? (await organizationById(db, named)).rows : [];
  if (byId) return readOrganization(byId);
  const { rows } = await organizationByName(db, named);
  const row = rows.find((candidate) => candidate.slug === name) ?? rows[0];
  return row ? readOrganization(row) : fail('organization_not_found');
}

/**
 * Finds several organizations by id, slug or external id.
 * @throws {StytchError} when one is missing
 */
export async function findOrganizations({ db, project }: Scope, names: string[]): Promise<OrganizationRow[]> {
  const rows = await db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', project.id)
    .where((eb) => eb.or([eb('id', 'in', names), eb('slug', 'in', names), eb('external_id', 'in', names)]))
    .execute();
  const known = new Set(rows.flatMap(({ id, slug, external_id }) => [id, slug, external_id]));
  if (!names.every((name) => known.has(name))) fail('organization_not_found');
  return rows.map(readOrganization);
}

export const DELETED_COLUMNS = [
  'id',
  'organization_id',
  'email_address',
  'email_key',
  'email_domain',
  'email_id',
  'email_verified',
  'external_id',
  'profile',
  'created_at',
  'updated_at',
] as const;

export const MEMBER_COLUMNS = [...DELETED_COLUMNS, 'status'] as const;

/** Prepares the query for a member by a unique column. */
const memberBy = (column: 'id' | 'external_id' | 'email_key') =>
  prepared((db, values: NamedIn) =>
    db
      .selectFrom('sandbox_members')
      .select(MEMBER_COLUMNS)
      .where('project_id', '=', values.projectId)
      .where('organization_id', '=', values.organizationId)
      .where(column, '=', values.name),
  );

const [memberById, memberByExternalId, memberByEmail] = [
  memberBy('id'),
  memberBy('external_id'),
  memberBy('email_key'),
];

/**
 * Finds a member of an organization by id or external id.
 * @throws {StytchError} when there is none
 */
export async function findMember(
  { db, project, now }: Scope,
  organizationId: string,
  name: string,
): Promise<MemberRow> {
  const named = { projectId: project.id, organizationId, name };
  const [byId] = isId('member', name) ? (await memberById(db, named)).rows : [];
  const row = byId ?? (await memberByExternalId(db, named)).rows[0];
  return row ? readMemberAt(row, now) : fail('member_not_found');
}

/**
 * Finds a member in any organization of the project, for operations that name none.
 * @throws {StytchError} when there is none, or several have this external id
 */
export async function findMemberAnywhere({ db, project, now }: Scope, name: string): Promise<MemberRow> {
  const members = db.selectFrom('sandbox_members').select(MEMBER_COLUMNS).where('project_id', '=', project.id);
  const byId = isId('member', name) ? await members.where('id', '=', name).executeTakeFirst() : undefined;
  // An external id is only unique within an organization, so it may match several members.
  const rows = byId ? [byId] : await members.where('external_id', '=', name).limit(2).execute();
  return rows.length === 1 && rows[0] ? readMemberAt(rows[0], now) : fail('member_not_found');
}

/** Finds a member of an organization by email address. */
export async function findMemberByEmail(
  { db, project, now }: Scope,
  organizationId: string,
  email: string,
): Promise<MemberRow | undefined> {
  const [row] = (await memberByEmail(db, { projectId: project.id, organizationId, name: emailKey(email) })).rows;
  return row && readMemberAt(row, now);
}
