import { z } from 'zod';
import { fail } from '../errors.ts';
import { listOf, organizationId, text } from '../fields.ts';
import { withoutUndefined } from '../members/fields.ts';
import { operation, type Call } from '../operation.ts';
import { changeOrganization } from '../organizations/change.ts';
import { authorizedOrganization } from '../rbac/find-authorized.ts';
import type { OrganizationRow } from '../rows.ts';
import { showScim, type ScimConnection } from './connection.ts';
import { clearDirectory } from './directory.ts';
import { getGroups } from './get-groups.ts';
import { groupNames } from './groups.ts';
import { display_name, identity_provider, issueToken, newScim } from './new-connection.ts';

const connection_id = text('no_active_scim_connection', 128, 1);
const named = { organization_id: organizationId, connection_id };

const assignment = z.object(
  {
    role_id: text('invalid_rbac_role_assignment', 128, 1),
    group_id: text('scim_group_role_assignment_does_not_contain_group_id', 128, 1),
  },
  'invalid_rbac_role_assignment',
);

type Action = 'create' | 'get' | 'update' | 'delete';

/** Finds an organization, and checks that the caller may do this with its SCIM connection. */
const organizationFor = (call: Call, id: string, action: Action): Promise<OrganizationRow> =>
  authorizedOrganization(call, id, 'stytch.scim', action);

/** Makes the answer with a connection. @param more tokens that are only shown once */
async function answer(call: Call, { id, scim }: OrganizationRow, more: object = {}) {
  if (!scim) return fail('no_active_scim_connection');
  const owner = { siteUrl: call.siteUrl, organization_id: id };
  return { connection: { ...showScim(scim, owner, await groupNames(call, scim.id)), ...more } };
}

/** Changes an organization's connection. @param change can't be async */
async function changed(
  call: Call,
  input: { organization_id: string; connection_id: string },
  change: (before: ScimConnection) => ScimConnection,
): Promise<OrganizationRow> {
  const { id } = await organizationFor(call, input.organization_id, 'update');
  return changeOrganization(call, id, (before) => {
    if (before.scim?.id !== input.connection_id) return fail('no_active_scim_connection');
    return { ...before, scim: change(before.scim), updated_at: call.now };
  });
}

const create = operation(
  'scim.connection.create',
  'POST',
  '/v1/b2b/scim/{organization_id}/connection',
  z.object({ organization_id: organizationId, display_name, identity_provider }),
  async (call, input) => {
    const { id } = await organizationFor(call, input.organization_id, 'create');
    const { secret, stored } = issueToken(call.now);
    const organization = await changeOrganization(call, id, (before) => {
      if (before.scim) fail('active_scim_connection_exists');
      return { ...before, scim: newScim(stored, input), updated_at: call.now };
    });
    return answer(call, organization, { bearer_token: secret });
  },
);

const get = operation(
  'scim.connection.get',
  'GET',
  '/v1/b2b/scim/{organization_id}/connection',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const organization = await organizationFor(call, input.organization_id, 'get');
    // The description lets the connection be absent.
    return organization.scim ? answer(call, organization) : { connection: null };
  },
);

const update = operation(
  'scim.connection.update',
  'PUT',
  '/v1/b2b/scim/{organization_id}/connection/{connection_id}',
  z.object({
    ...named,
    display_name,
    identity_provider,
    scim_group_implicit_role_assignments: listOf('invalid_rbac_role_assignment', assignment).optional(),
  }),
  async (call, input) => {
    const known = await groupNames(call, input.connection_id);
    const group_roles = input.scim_group_implicit_role_assignments;
    const { display_name: name, identity_provider: provider } = input;
    const organization = await changed(call, input, (before) => {
      if (group_roles?.some(({ group_id }) => !known.has(group_id)))
        fail('scim_group_role_assignment_group_does_not_exist');
      const changes = withoutUndefined({ display_name: name, identity_provider: provider, group_roles });
      return { ...before, ...changes };
    });
    return answer(call, organization);
  },
);

const remove = operation(
  'scim.connection.delete',
  'DELETE',
  '/v1/b2b/scim/{organization_id}/connection/{connection_id}',
  z.object(named),
  async (call, input) => {
    const { id } = await organizationFor(call, input.organization_id, 'delete');
    await changeOrganization(call, id, (before) => {
      if (before.scim?.id !== input.connection_id) fail('no_active_scim_connection');
      return { ...before, scim: null, updated_at: call.now };
    });
    await clearDirectory(call, input.connection_id);
    return { connection_id: input.connection_id };
  },
);

const at = '/v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate';

const rotateStart = operation(
  'scim.connection.rotate_start',
  'POST',
  `${at}/start`,
  z.object(named),
  async (call, input) => {
    const { secret, stored } = issueToken(call.now);
    const organization = await changed(call, input, (before) => ({ ...before, next_token: stored }));
    return answer(call, organization, { next_bearer_token: secret });
  },
);

const rotateComplete = operation(
  'scim.connection.rotate_complete',
  'POST',
  `${at}/complete`,
  z.object(named),
  async (call, input) => {
    const organization = await changed(call, input, (before) => ({
      ...before,
      token: before.next_token ?? fail('scim_connection_not_rotating_token'),
      next_token: null,
    }));
    return answer(call, organization);
  },
);

const rotateCancel = operation(
  'scim.connection.rotate_cancel',
  'POST',
  `${at}/cancel`,
  z.object(named),
  async (call, input) => {
    const organization = await changed(call, input, (before) => {
      if (!before.next_token) fail('scim_connection_not_rotating_token');
      return { ...before, next_token: null };
    });
    return answer(call, organization);
  },
);

export const scim = [create, get, getGroups, update, remove, rotateStart, rotateComplete, rotateCancel];
