import { z } from 'zod';
import { fail } from '../errors.ts';
import { organizationId, text } from '../fields.ts';
import { isId } from '../ids.ts';
import { operation } from '../operation.ts';
import { authorizedOrganization } from '../rbac/find-authorized.ts';
import { cursorOf, pageInMemory } from '../search/page.ts';
import { listGroups } from './groups.ts';

/** In the query string of the API, a number in the body of the browser SDK's call. */
const limit = z
  .preprocess(
    (value) => (value === '' || value === undefined ? 100 : Number(value)),
    z.int('user_search_invalid_limit'),
  )
  .pipe(z.int().min(0, 'user_search_invalid_limit').max(1000, 'user_search_invalid_limit'))
  .transform((limit) => limit || 100);

export const getGroups = operation(
  'scim.connection.get_groups',
  'GET',
  '/v1/b2b/scim/{organization_id}/connection/{connection_id}',
  z.object({
    organization_id: organizationId,
    connection_id: text('no_active_scim_connection', 128, 1),
    cursor: cursorOf((id) => isId('scim-group', id)),
    limit,
  }),
  async (call, input) => {
    const organization = await authorizedOrganization(call, input.organization_id, 'stytch.scim', 'get');
    if (organization.scim?.id !== input.connection_id) return fail('no_active_scim_connection');
    const { id: connection_id } = organization.scim;
    const { rows, results_metadata } = pageInMemory(await listGroups(call, connection_id), input);
    return {
      scim_groups: rows.map(({ id, name }) => ({
        group_id: id,
        group_name: name,
        organization_id: organization.id,
        connection_id,
      })),
      next_cursor: results_metadata.next_cursor,
    };
  },
);
