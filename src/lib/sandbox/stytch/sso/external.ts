import { z } from 'zod';
import { newId } from '../../core/ids.ts';
import { fail } from '../errors.ts';
import { organizationId, text } from '../fields.ts';
import { withoutUndefined } from '../members/fields.ts';
import { operation } from '../operation.ts';
import { findOrganization } from '../store.ts';
import type { OrganizationRow } from '../rows.ts';
import type { Connection, ExternalConnection } from './connection.ts';
import { connectionRoles, display_name, groupRoles, named } from './fields.ts';
import { showExternal } from './shown.ts';
import { addConnection, changeConnection, connectionOf, organizationFor } from './store.ts';

/** The fields of a new connection. */
export const externalFields = {
  external_organization_id: organizationId,
  external_connection_id: text('external_connection_id_not_found', 128, 1),
  display_name,
  connection_implicit_role_assignments: connectionRoles,
  group_implicit_role_assignments: groupRoles,
};
type ExternalFields = z.output<z.ZodObject<typeof externalFields>>;

export type WithConnections = Pick<OrganizationRow, 'id' | 'connections'>;

/**
 * Makes a connection that uses one of another organization.
 * @param siblings the connections that the organization has
 * @throws {StytchError} when the other organization doesn't have it, or it's used already
 */
export function newExternal(
  now: number,
  siblings: readonly Connection[],
  other: WithConnections,
  fields: ExternalFields,
): ExternalConnection {
  const target = other.connections.find(({ id, kind }) => id === fields.external_connection_id && kind !== 'external');
  if (!target) return fail('external_connection_id_not_found');
  if (siblings.some((one) => one.kind === 'external' && one.external_connection_id === target.id))
    fail('duplicate_external_sso_connection');
  return {
    kind: 'external',
    id: newId('external-connection'),
    display_name: fields.display_name ?? '',
    created_at: now,
    external_organization_id: other.id,
    external_connection_id: target.id,
    connection_roles: fields.connection_implicit_role_assignments ?? [],
    group_roles: fields.group_implicit_role_assignments ?? [],
  };
}

export const createExternal = operation(
  'sso.external.create_connection',
  'POST',
  '/v1/b2b/sso/external/{organization_id}',
  z.object({ organization_id: organizationId, ...externalFields }),
  async (call, input) => {
    const organization = await organizationFor(call, input.organization_id, 'create');
    const other = await findOrganization(call, input.external_organization_id);
    const connection = newExternal(call.now, organization.connections, other, input);
    await addConnection(call, organization.id, connection);
    return { connection: showExternal(connection, { siteUrl: call.siteUrl, organization_id: organization.id }) };
  },
);

export const updateExternal = operation(
  'sso.external.update_connection',
  'PUT',
  '/v1/b2b/sso/external/{organization_id}/connections/{connection_id}',
  z.object({
    ...named,
    display_name,
    external_connection_implicit_role_assignments: connectionRoles,
    external_group_implicit_role_assignments: groupRoles,
  }),
  async (call, input) => {
    const organization = await organizationFor(call, input.organization_id, 'update');
    connectionOf(organization, 'external', input.connection_id);
    const changes = withoutUndefined({
      display_name: input.display_name,
      connection_roles: input.external_connection_implicit_role_assignments,
      group_roles: input.external_group_implicit_role_assignments,
    });
    const change = (before: ExternalConnection) => ({ ...before, ...changes });
    const connection = await changeConnection(call, organization.id, 'external', input.connection_id, change);
    return { connection: showExternal(connection, { siteUrl: call.siteUrl, organization_id: organization.id }) };
  },
);
