import { z } from 'zod';
import { toOrganization } from '../entities.ts';
import { type Call, operation } from '../operation.ts';
import { searchFields, type Part } from '../search/page.ts';
import { readQuery, type SearchQuery } from '../search/query.ts';
import { ORGANIZATION_FILTERS, searchOrganizations } from './search.ts';

export const search = operation(
  'organizations.search',
  'POST',
  '/v1/b2b/organizations/search',
  z.object(searchFields),
  (call, input) => organizationPage(call, readQuery('organization_search', ORGANIZATION_FILTERS, input.query), input),
);

/** Makes the response of an organization search. */
export async function organizationPage(call: Call, wanted: SearchQuery, part: Part) {
  const { rows, results_metadata } = await searchOrganizations(call, wanted, part);
  return { organizations: rows.map(toOrganization), results_metadata };
}
