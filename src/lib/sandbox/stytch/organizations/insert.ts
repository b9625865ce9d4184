import type { Executor } from '../../../store/database.ts';
import { isUniqueViolation } from '../../core/database/constraints.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import { isActive } from '../sso/connection.ts';
import { type OrganizationRow, storedOrganization } from '../rows.ts';
import type { OrganizationSettings } from './fields.ts';

export interface NewOrganization {
  /** A new id if omitted. */
  id?: string;
  name: string;
  slug: string;
  external_id: string | null;
  settings: OrganizationSettings;
  connections?: OrganizationRow['connections'];
  scim?: OrganizationRow['scim'];
}

/**
 * Inserts an organization and its domains. Slug and external id are unique in the project.
 * @throws {StytchError} when one of them is taken
 */
export async function insertOrganization(
  db: Executor,
  projectId: string,
  now: number,
  fields: NewOrganization,
): Promise<OrganizationRow> {
  const row = {
    id: newId('organization'),
    custom_roles: [],
    connections: [],
    scim: null,
    ...fields,
    created_at: now,
    updated_at: now,
  };
  await db
    .insertInto('sandbox_organizations')
    .values({ project_id: projectId, ...storedOrganization(row) })
    .execute()
    .catch(failIfOrganizationTaken);
  await insertSearchRows(db, projectId, row);
  return row;
}

/** Rethrows a failed insert or update, worded as Stytch's error if a slug or external id is taken. */
export function failIfOrganizationTaken(error: unknown): never {
  if (isUniqueViolation(error, 'slug')) fail('organization_slug_already_used');
  if (isUniqueViolation(error, 'external_id')) fail('organization_external_id_already_used');
  throw error;
}

/** Inserts an organization's domains, roles by domain and connections in tables that can be searched. */
export async function insertSearchRows(
  db: Executor,
  projectId: string,
  { id, settings, connections }: Pick<OrganizationRow, 'id' | 'settings' | 'connections'>,
): Promise<void> {
  const owner = { project_id: projectId, organization_id: id };
  const open = settings.email_jit_provisioning === 'RESTRICTED' ? settings.email_allowed_domains : [];
  const rows = [
    ...open.map((domain) => ({ ...owner, domain, purpose: 'join' as const })),
    ...settings.email_allowed_domains.map((domain) => ({ ...owner, domain, purpose: 'allow' as const })),
    ...settings.claimed_email_domains.map((domain) => ({ ...owner, domain, purpose: 'claim' as const })),
    ...allowedTenants(settings).map((domain) => ({ ...owner, domain, purpose: 'tenant' as const })),
  ];
  if (rows.length > 0) await db.insertInto('sandbox_domains').values(rows).execute();
  await insertConnections(db, projectId, id, connections);
  const roles = settings.rbac_email_implicit_role_assignments.map(({ domain, role_id }) => ({
    ...owner,
    domain: domain.toLowerCase(),
    role_id,
  }));
  if (roles.length === 0) return;
  // The settings may contain the same role and domain twice.
  await db
    .insertInto('sandbox_implicit_roles')
    .values(roles)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A tenant of an OAuth provider, in the table of domains. */
export const tenantKey = (provider: string, tenant: string): string => `${provider}:${tenant}`;

function allowedTenants(settings: OrganizationSettings): string[] {
  if (settings.oauth_tenant_jit_provisioning !== 'RESTRICTED') return [];
  const keys = Object.entries(settings.allowed_oauth_tenants).flatMap(([provider, tenants]) =>
    tenants.map((tenant) => tenantKey(provider, tenant)),
  );
  return [...new Set(keys)];
}

async function insertConnections(
  db: Executor,
  project_id: string,
  organization_id: string,
  connections: OrganizationRow['connections'],
): Promise<void> {
  if (connections.length === 0) return;
  await db
    .insertInto('sandbox_connections')
    .values(connections.map((one) => ({ project_id, organization_id, id: one.id, active: Number(isActive(one)) })))
    .execute();
}
