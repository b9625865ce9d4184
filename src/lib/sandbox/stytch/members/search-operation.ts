import { z } from 'zod';
import { toMember, toOrganization } from '../entities.ts';
import { organizationId } from '../fields.ts';
import { type Call, operation } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import type { OrganizationRow } from '../rows.ts';
import { searchFields, type Part } from '../search/page.ts';
import { readQuery, type SearchQuery } from '../search/query.ts';
import { findOrganizations } from '../store.ts';
import { MEMBER_FILTERS, searchMembers } from './search.ts';

export const search = operation(
  'organizations.members.search',
  'POST',
  '/v1/b2b/organizations/members/search',
  z.object({
    organization_ids: z
      .array(organizationId, 'member_search_missing_organization_id')
      .min(1, 'member_search_organization_ids_empty')
      .max(1000, 'user_search_maximum_filter_value_count_exceeded'),
    ...searchFields,
  }),
  async (call, input) => {
    const wanted = readQuery('member_search', MEMBER_FILTERS, input.query);
    const within = await findOrganizations(call, input.organization_ids);
    // With a member's session, a search only returns the member's own organization (description of this operation).
    for (const one of within) await actingMember(call, one, [{ resource: 'stytch.member', action: 'search' }]);
    return memberPage(call, within, wanted, input);
  },
);

/** Makes the response of a member search: the members, and their organizations. */
export async function memberPage(call: Call, within: OrganizationRow[], wanted: SearchQuery, part: Part) {
  const { rows, results_metadata } = await searchMembers(call, within, wanted, part);
  const byId = new Map(within.map((one) => [one.id, one]));
  const matches = rows.flatMap((row) => {
    const organization = byId.get(row.organization_id);
    return organization ? [{ member: toMember(row, organization), organization }] : [];
  });
  return {
    members: matches.map(({ member }) => member),
    organizations: Object.fromEntries(matches.map(({ organization: one }) => [one.id, toOrganization(one)])),
    results_metadata,
  };
}
