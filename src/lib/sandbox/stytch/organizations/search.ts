import { expressionBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import type { Tables } from '../../../store/tables/index.ts';
import { emailKey, isDomain } from '../domains.ts';
import { email, organizationId, slugShape } from '../fields.ts';
import type { Scope } from '../operation.ts';
import { readOrganization, type OrganizationRow } from '../rows.ts';
import { ORGANIZATION_COLUMNS } from '../store.ts';
import { combine, contains } from '../search/conditions.ts';
import { checkCost, rowsThatFit } from '../search/cost.ts';
import { afterwards, pageOf, type Part } from '../search/page.ts';
import { flag, fuzzy, list, text, type Filter, type SearchQuery } from '../search/query.ts';

const eb = expressionBuilder<Tables, 'sandbox_organizations'>();

/* Subqueries for an organization's members, domains and connections. */
const members = eb
  .selectFrom('sandbox_members as m')
  .select('m.id')
  .whereRef('m.project_id', '=', 'sandbox_organizations.project_id')
  .whereRef('m.organization_id', '=', 'sandbox_organizations.id');
const domains = (purpose: 'allow' | 'claim') =>
  eb
    .selectFrom('sandbox_domains as d')
    .select('d.domain')
    .whereRef('d.project_id', '=', 'sandbox_organizations.project_id')
    .whereRef('d.organization_id', '=', 'sandbox_organizations.id')
    .where('d.purpose', '=', purpose);

const connections = eb
  .selectFrom('sandbox_connections as c')
  .select('c.id')
  .whereRef('c.project_id', '=', 'sandbox_organizations.project_id')
  .whereRef('c.organization_id', '=', 'sandbox_organizations.id');

const slug = z.string().regex(slugShape, 'invalid_organization_slug');
const domain = z
  .string()
  .refine(isDomain, 'organization_settings_invalid_domain')
  .transform((name) => name.toLowerCase());

/** The filters of docs/stytch.md, "Organizations". */
export const ORGANIZATION_FILTERS: Readonly<Record<string, Filter>> = {
  // Slugs and external ids are accepted, too (docs/stytch.md, "Transport").
  organization_ids: list('organization_search_missing_organization_ids', organizationId, (ids) =>
    eb.or([eb('id', 'in', ids), eb('slug', 'in', ids), eb('external_id', 'in', ids)]),
  ),
  organization_slugs: list('organization_search_missing_organization_slugs', slug, (slugs) => eb('slug', 'in', slugs)),
  organization_slug_fuzzy: fuzzy('organization_search_organization_slug_fuzzy_too_short', (part) =>
    contains(eb.fn<string>('lower', ['slug']), part),
  ),
  organization_name_fuzzy: fuzzy('organization_search_organization_name_fuzzy_too_short', (part) =>
    contains(eb.ref('name_key'), part),
  ),
  member_emails: list('organization_search_missing_member_emails', email, (addresses) =>
    eb.exists(members.where('m.email_key', 'in', addresses.map(emailKey))),
  ),
  member_email_fuzzy: fuzzy('organization_search_member_email_fuzzy_too_short', (part) =>
    eb.exists(members.where((m) => contains(m.ref('m.email_key'), part))),
  ),
  allowed_domains: list('organization_search_missing_allowed_domains', domain, (names) =>
    eb.exists(domains('allow').where('d.domain', 'in', names)),
  ),
  allowed_domain_fuzzy: fuzzy('organization_search_allowed_domain_fuzzy_too_short', (part) =>
    eb.exists(domains('allow').where((d) => contains(d.ref('d.domain'), part))),
  ),
  claimed_email_domains: list('organization_search_missing_claimed_email_domains', domain, (names) =>
    eb.exists(domains('claim').where('d.domain', 'in', names)),
  ),
  has_active_sso_connection: flag((wanted) => {
    const some = eb.exists(connections.where('c.active', '=', 1));
    return wanted ? some : eb.not(some);
  }),
  sso_connection_id: text((id) => eb.exists(connections.where('c.id', '=', id))),
};

/** Searches for organizations, newest first. */
export async function searchOrganizations({ db, project, bounds }: Scope, query: SearchQuery, part: Part) {
  await checkCost(bounds, query, () => countCompared(db, project.id));
  const matches = db.selectFrom('sandbox_organizations').where('project_id', '=', project.id).where(combine(query));
  const { total } = await matches.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = matches.where(afterwards(part.cursor)).orderBy('created_at', 'desc').orderBy('id', 'desc');
  const size = sql<number>`octet_length(settings) + octet_length(custom_roles)`.as('size');
  const sizes = bounds && (await page.select(size).limit(part.limit).execute()).map((row) => row.size);
  const limit = bounds && sizes ? Math.min(part.limit, rowsThatFit(bounds, sizes)) : part.limit;
  const rows = await page
    .select(ORGANIZATION_COLUMNS)
    .limit(limit + 1)
    .execute();
  return pageOf<OrganizationRow>(rows.map(readOrganization), limit, Number(total));
}

/** Counts the rows that a search may read: a filter for members reads those of every organization. */
async function countCompared(db: Executor, projectId: string): Promise<number> {
  const count = async (table: 'sandbox_organizations' | 'sandbox_members' | 'sandbox_domains') => {
    const rows = db.selectFrom(table).select((q) => q.fn.countAll<number>().as('n'));
    return (await rows.where('project_id', '=', projectId).executeTakeFirstOrThrow()).n;
  };
  return (await count('sandbox_organizations')) + (await count('sandbox_members')) + (await count('sandbox_domains'));
}
