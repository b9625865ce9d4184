import type { Selectable } from 'kysely';
import type { Executor } from '../../store/database.ts';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import { prepared } from '../core/prepared.ts';
import type { Call } from './operation.ts';
import { domainOf, emailKey } from './domains.ts';
import { fail } from './errors.ts';
import { isUniqueViolation } from '../core/constraints.ts';
import type { OrganizationSettings } from './organizations/settings.ts';
import {
  readMember,
  readOrganization,
  storedMember,
  storedOrganization,
  type MemberProfile,
  type MemberRow,
  type OrganizationRow,
} from './rows.ts';
import { isId, newId } from './ids.ts';

type Scope = Pick<Call, 'project' | 'db'>;

type Named = { projectId: string; name: string };
type NamedIn = Named & { organizationId: string };

export const ORGANIZATION_COLUMNS = [
  'id',
  'name',
  'slug',
  'external_id',
  'settings',
  'custom_roles',
  'created_at',
  'updated_at',
] as const;
const organizationById = prepared((db, given: Named) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', given.projectId)
    .where('id', '=', given.name),
);
const organizationByName = prepared((db, given: Named) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', given.projectId)
    .where((eb) => eb.or([eb('slug', '=', given.name), eb('external_id', '=', given.name)])),
);

/**
 * The organization with this id, slug or external id. What looks like an id is taken for one: the index then does the rest.
 * Only where there is none it may still be a name, such as the id that an organization has in another project.
 */
export async function findOrganization({ db, project }: Scope, name: string): Promise<OrganizationRow> {
  const named = { projectId: project.id, name };
  const [byId] = isId('organization', name) ? (await organizationById(db, named)).rows : [];
  if (byId) return readOrganization(byId);
  const { rows } = await organizationByName(db, named);
  const row = rows.find((found) => found.slug === name) ?? rows[0];
  return row ? readOrganization(row) : fail('organization_not_found');
}

/** The organizations with these ids, slugs or external ids, each of which must exist. */
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
  'id', 'organization_id', 'email_address', 'email_key', 'email_domain', 'email_id', 'email_verified', 'external_id',
  'profile', 'created_at', 'updated_at',
] as const; // prettier-ignore
export const MEMBER_COLUMNS = [...DELETED_COLUMNS, 'status'] as const;

/** Finds a member of an organization by one of the columns that are unique there. */
const memberBy = (column: 'id' | 'external_id' | 'email_key') =>
  prepared((db, given: NamedIn) =>
    db
      .selectFrom('sandbox_members')
      .select(MEMBER_COLUMNS)
      .where('project_id', '=', given.projectId)
      .where('organization_id', '=', given.organizationId)
      .where(column, '=', given.name),
  );
const [memberById, memberByExternalId, memberByEmail] = [
  memberBy('id'),
  memberBy('external_id'),
  memberBy('email_key'),
];

/** The member with this id or external id in the organization, looked for as an organization is. */
export async function findMember({ db, project }: Scope, organizationId: string, name: string): Promise<MemberRow> {
  const named = { projectId: project.id, organizationId, name };
  const [byId] = isId('member', name) ? (await memberById(db, named)).rows : [];
  const row = byId ?? (await memberByExternalId(db, named)).rows[0];
  return row ? readMember(row) : fail('member_not_found');
}

/** The member with this id in any organization of the project, for the one call that names no organization. */
export async function findMemberAnywhere({ db, project }: Scope, name: string): Promise<MemberRow> {
  const members = db.selectFrom('sandbox_members').select(MEMBER_COLUMNS).where('project_id', '=', project.id);
  const byId = isId('member', name) ? await members.where('id', '=', name).executeTakeFirst() : undefined;
  // An external id is unique in its organization only; one that fits several names nobody.
  const rows = byId ? [byId] : await members.where('external_id', '=', name).limit(2).execute();
  return rows.length === 1 && rows[0] ? readMember(rows[0]) : fail('member_not_found');
}

/** The member with this address in the organization, if there is one. */
export async function findMemberByEmail(
  { db, project }: Scope,
  organizationId: string,
  email: string,
): Promise<MemberRow | undefined> {
  const [row] = (await memberByEmail(db, { projectId: project.id, organizationId, name: emailKey(email) })).rows;
  return row && readMember(row);
}

export interface NewOrganization {
  /** A new one when left out. */
  id?: string;
  name: string;
  slug: string;
  external_id: string | null;
  settings: OrganizationSettings;
}

/** Stores a new organization. Slug and external id are unique in their project. */
export async function insertOrganization(
  db: Executor,
  projectId: string,
  now: number,
  given: NewOrganization,
): Promise<OrganizationRow> {
  const row = { id: newId('organization'), custom_roles: [], ...given, created_at: now, updated_at: now };
  await db
    .insertInto('sandbox_organizations')
    .values({ project_id: projectId, ...storedOrganization(row) })
    .execute()
    .catch(organizationTaken);
  await insertDomains(db, projectId, row);
  return row;
}

/** Says in Stytch's words which name of an organization is taken. */
export function organizationTaken(error: unknown): never {
  if (isUniqueViolation(error, 'slug')) fail('organization_slug_already_used');
  if (isUniqueViolation(error, 'external_id')) fail('organization_external_id_already_used');
  throw error;
}

/** Keeps the domains by which an organization is found, and those that give roles, in step with its settings. */
export async function insertDomains(
  db: Executor,
  projectId: string,
  { id, settings }: Pick<OrganizationRow, 'id' | 'settings'>,
): Promise<void> {
  const owner = { project_id: projectId, organization_id: id };
  const open = settings.email_jit_provisioning === 'RESTRICTED' ? settings.email_allowed_domains : [];
  const rows = [
    ...open.map((domain) => ({ ...owner, domain, purpose: 'join' as const })),
    ...settings.email_allowed_domains.map((domain) => ({ ...owner, domain, purpose: 'allow' as const })),
    ...settings.claimed_email_domains.map((domain) => ({ ...owner, domain, purpose: 'claim' as const })),
  ];
  if (rows.length > 0) await db.insertInto('sandbox_domains').values(rows).execute();
  const roles = settings.rbac_email_implicit_role_assignments.map(({ domain, role_id }) => ({
    ...owner,
    domain: domain.toLowerCase(),
    role_id,
  }));
  if (roles.length === 0) return;
  // The same role may be given to the same domain twice.
  await db
    .insertInto('sandbox_implicit_roles')
    .values(roles)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface NewMember {
  /** A new one when left out. */
  id?: string;
  organization_id: string;
  email_address: string;
  email_verified: number;
  status: MemberRow['status'];
  email_id?: string;
  external_id?: string | null;
  profile?: Partial<MemberProfile>;
}

/** What a member is like of whom nothing was said. */
export const BLANK_PROFILE: MemberProfile = {
  name: '', is_breakglass: false, mfa_enrolled: false, mfa_phone_number: '', default_mfa_method: '', roles: [],
  retired_email_addresses: [], trusted_metadata: {}, untrusted_metadata: {},
}; // prettier-ignore

const insertMemberRow = prepared((db, row: Selectable<SandboxTables['sandbox_members']>) =>
  db.insertInto('sandbox_members').values(row),
);

/** Stores a new member. Address and external id are unique in their organization. */
export async function insertMember(db: Executor, projectId: string, now: number, given: NewMember): Promise<MemberRow> {
  const row: MemberRow = {
    id: newId('member'),
    email_key: emailKey(given.email_address),
    email_domain: domainOf(given.email_address),
    created_at: now,
    updated_at: now,
    ...given,
    email_id: given.email_id ?? newId('email'),
    external_id: given.external_id ?? null,
    profile: { ...BLANK_PROFILE, ...given.profile },
  };
  await storeMember(db, projectId, row).catch(memberTaken);
  return row;
}

/** Stores a member who is complete. */
export const storeMember = (db: Executor, projectId: string, row: MemberRow) =>
  insertMemberRow(db, { project_id: projectId, ...storedMember(row) });

/** The same for a member. */
export function memberTaken(error: unknown): never {
  if (isUniqueViolation(error, 'email_key')) fail('duplicate_member_email');
  if (isUniqueViolation(error, 'external_id')) fail('duplicate_member_external_id');
  throw error;
}
