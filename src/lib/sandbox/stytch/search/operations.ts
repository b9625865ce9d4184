import { z } from 'zod';
import { toMember, toOrganization } from '../entities.ts';
import { organizationId } from '../fields.ts';
import { operation, type Call } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import type { OrganizationRow } from '../rows.ts';
import { MEMBER_FILTERS, searchMembers } from '../members/search.ts';
import { ORGANIZATION_FILTERS, searchOrganizations } from '../organizations/search.ts';
import { pageFields, type Part } from './page.ts';
import { readQuery, type SearchQuery } from './query.ts';
import { findOrganizations } from '../store.ts';

const query = z.unknown().optional();

const organizations = operation(
  'organizations.search',
  'POST',
  '/v1/b2b/organizations/search',
  z.object({ ...pageFields, query }),
  (call, input) => organizationPage(call, readQuery('organization_search', ORGANIZATION_FILTERS, input.query), input),
);

/** What a search for organizations answers. */
export async function organizationPage(call: Call, wanted: SearchQuery, part: Part) {
  const { rows, results_metadata } = await searchOrganizations(call, wanted, part);
  return { organizations: rows.map(toOrganization), results_metadata };
}

const members = operation(
  'organizations.members.search',
  'POST',
  '/v1/b2b/organizations/members/search',
  z.object({
    organization_ids: z
      .array(organizationId, 'member_search_missing_organization_id')
      .min(1, 'member_search_organization_ids_empty')
      .max(1000, 'user_search_maximum_filter_value_count_exceeded'),
    ...pageFields,
    query,
  }),
  async (call, input) => {
    const wanted = readQuery('member_search', MEMBER_FILTERS, input.query);
    const within = await findOrganizations(call, input.organization_ids);
    // Whoever acts as a member sees their own organization only (description of this operation).
    for (const one of within) await actingMember(call, one, [{ resource: 'stytch.member', action: 'search' }]);
    return memberPage(call, within, wanted, input);
  },
);

/** What a search for members answers: them, and the organizations they are in. */
export async function memberPage(call: Call, within: OrganizationRow[], wanted: SearchQuery, part: Part) {
  const { rows, results_metadata } = await searchMembers(call, within, wanted, part);
  const byId = new Map(within.map((one) => [one.id, one]));
  const found = rows.flatMap((row) => {
    const organization = byId.get(row.organization_id);
    return organization ? [{ member: toMember(row, organization), organization }] : [];
  });
  return {
    members: found.map(({ member }) => member),
    organizations: Object.fromEntries(found.map(({ organization: one }) => [one.id, toOrganization(one)])),
    results_metadata,
  };
}

export const search = [organizations, members];
