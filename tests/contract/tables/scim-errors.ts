import { directory } from '../walks/scim.ts';
import type { Refused } from './errors.ts';

const organization_id = 'globex';

/** Errors of the operations on SCIM connections. */
export const scimErrors = {
  active_scim_connection_exists: async (bench) => {
    await directory(bench);
    return directory(bench);
  },
  no_active_scim_connection: ({ stytch }) =>
    stytch.scim.connection.getGroups({ organization_id, connection_id: 'nothing' }),
  scim_connection_not_rotating_token: async (bench) => {
    const { connection_id } = await directory(bench);
    return bench.stytch.scim.connection.rotateComplete({ organization_id, connection_id });
  },
  scim_group_role_assignment_group_does_not_exist: async (bench) => {
    const { connection_id } = await directory(bench);
    return bench.stytch.scim.connection.update({
      organization_id,
      connection_id,
      scim_group_implicit_role_assignments: [{ role_id: 'stytch_admin', group_id: 'nothing', group_name: '' }],
    });
  },
  scim_group_role_assignment_does_not_contain_group_id: async (bench) => {
    const { connection_id } = await directory(bench);
    return bench.stytch.scim.connection.update({
      organization_id,
      connection_id,
      scim_group_implicit_role_assignments: [{ role_id: 'stytch_admin' } as never],
    });
  },
} satisfies Record<string, Refused>;
