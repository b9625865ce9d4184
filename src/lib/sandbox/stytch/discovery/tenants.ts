import type { Call } from '../operation.ts';
import { type OrganizationRow, readOrganization } from '../rows.ts';
import { ORGANIZATION_COLUMNS } from '../store.ts';
import { tenantKey } from '../organizations/insert.ts';
import type { Proof } from '../login/proof.ts';
import { emailKey } from '../domains.ts';

interface Account {
  email_address: string;
  proof?: Proof | undefined;
}

interface AllowedTenant {
  organization: OrganizationRow;
  provider: string;
  tenant: string;
}

/**
 * Finds the organizations that a user may join because their account at an OAuth provider is in an allowed tenant, such
 * as a Slack workspace (docs/stytch-federation.md, "Tenants").
 */
export async function findByTenant({ db, project }: Call, { proof, email_address }: Account): Promise<AllowedTenant[]> {
  if (proof?.kind !== 'oauth' || proof.registration.tenants.length === 0) return [];
  const { provider, tenants } = proof.registration;
  const tenantOf = new Map(tenants.map(({ tenant_id }) => [tenantKey(provider, tenant_id), tenant_id]));
  const rows = await db
    .selectFrom('sandbox_domains as d')
    .innerJoin('sandbox_organizations as o', (join) =>
      join.onRef('o.project_id', '=', 'd.project_id').onRef('o.id', '=', 'd.organization_id'),
    )
    .select(ORGANIZATION_COLUMNS.map((column) => `o.${column}` as const))
    .select('d.domain')
    .where('d.project_id', '=', project.id)
    .where('d.domain', 'in', [...tenantOf.keys()])
    .where('d.purpose', '=', 'tenant')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('sandbox_members as m')
            .select('m.id')
            .where('m.project_id', '=', project.id)
            .where('m.email_key', '=', emailKey(email_address))
            .whereRef('m.organization_id', '=', 'o.id'),
        ),
      ),
    )
    .orderBy('o.created_at')
    .orderBy('o.id')
    .execute();
  const organizations = new Map<string, AllowedTenant>();
  for (const { domain, ...row } of rows)
    organizations.set(row.id, { organization: readOrganization(row), provider, tenant: tenantOf.get(domain) ?? '' });
  return [...organizations.values()];
}
