import { z } from 'zod';
import { domainOf, emailKey } from '../domains.ts';
import { toOrganization } from '../entities.ts';
import { StytchError } from '../errors.ts';
import { email, organizationId, text } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { type OrganizationRow, readOrganization } from '../rows.ts';
import { findMemberByEmail, findOrganization, ORGANIZATION_COLUMNS } from '../store.ts';

/*
 * Calls that only Stytch's prebuilt UI and admin portal make (docs/stytch-federation.md, "Browser SDK calls").
 */

/** Features that the admin portal may offer: everything that is emulated. */
const adminPortalConfig = operation(
  'admin_portal_config',
  'GET',
  '/sdk/v1/b2b/admin_portal_config',
  z.object({ organization_id: organizationId }),
  async () => ({
    sso_config: { sso_enabled: true, can_create_saml_connection: true, can_create_oidc_connection: true },
    organization_config: { mfa_controls_enabled: true },
    scim_config: { scim_enabled: true },
  }),
);

/** The fields of an organization that a page may see before anyone has logged in. */
const OPEN_FIELDS = [
  'organization_id',
  'organization_name',
  'organization_slug',
  'organization_logo_url',
  'sso_active_connections',
  'sso_default_connection_id',
  'email_jit_provisioning',
  'email_allowed_domains',
  'oauth_tenant_jit_provisioning',
  'allowed_oauth_tenants',
  'auth_methods',
  'allowed_auth_methods',
  'mfa_policy',
] as const;

function openOrganization(row: OrganizationRow) {
  const all = toOrganization(row);
  return Object.fromEntries(OPEN_FIELDS.map((name) => [name, all[name]]));
}

const organizationBySlug = operation(
  'organizations.by_slug',
  'POST',
  '/sdk/v1/b2b/organizations/search',
  z.object({ organization_slug: text('invalid_organization_slug', 128, 1) }),
  async (call, { organization_slug }) => {
    const organization = await orNull(findOrganization(call, organization_slug));
    return { organization: organization?.slug === organization_slug ? openOrganization(organization) : null };
  },
);

const memberByEmail = operation(
  'organizations.members.by_email',
  'POST',
  '/sdk/v1/b2b/organizations/members/search',
  z.object({ organization_id: organizationId, email_address: email }),
  async (call, { organization_id, email_address }) => {
    const organization = await findOrganization(call, organization_id);
    const member = await findMemberByEmail(call, organization.id, email_address);
    if (!member) return { member: null };
    const { status, profile } = member;
    return { member: { status, name: profile.name, member_password_id: profile.password?.id ?? '' } };
  },
);

/** Lists the connections of organizations where the address is a member's, or of an allowed domain (choice). */
const connectionsForEmail = operation(
  'sso.discovery.connections',
  'GET',
  '/sdk/v1/b2b/sso/discovery/connections',
  z.object({ email_address: email }),
  async (call, { email_address }) => ({
    connections: (await organizationsFor(call, email_address)).flatMap(
      (row) => toOrganization(row).sso_active_connections,
    ),
  }),
);

async function organizationsFor({ db, project }: Call, address: string): Promise<OrganizationRow[]> {
  const members = db
    .selectFrom('sandbox_members')
    .select('organization_id')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(address));
  const domains = db
    .selectFrom('sandbox_domains')
    .select('organization_id')
    .where('project_id', '=', project.id)
    .where('domain', '=', domainOf(address))
    .where('purpose', '=', 'allow');
  const rows = await db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', project.id)
    .where('id', 'in', members.union(domains))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(readOrganization);
}

const orNull = <T>(lookup: Promise<T>): Promise<T | null> =>
  lookup.catch((error: unknown) => {
    if (error instanceof StytchError && error.code === 'organization_not_found') return null;
    throw error;
  });

export const PAGE_OPERATIONS = [adminPortalConfig, organizationBySlug, memberByEmail, connectionsForEmail];
