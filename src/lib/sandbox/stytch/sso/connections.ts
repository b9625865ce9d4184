import { z } from 'zod';
import { changeOrganization } from '../organizations/change.ts';
import { fail } from '../errors.ts';
import { organizationId } from '../fields.ts';
import { operation } from '../operation.ts';
import { named } from './fields.ts';
import { showExternal, showOidc, showSaml } from './shown.ts';
import { organizationFor } from './store.ts';

export const getConnections = operation(
  'sso.get_connections',
  'GET',
  '/v1/b2b/sso/{organization_id}',
  z.object({ organization_id: organizationId }),
  async (call, input) => {
    const { id, connections } = await organizationFor(call, input.organization_id, 'get');
    const owner = { siteUrl: call.siteUrl, organization_id: id };
    return {
      saml_connections: connections.flatMap((one) => (one.kind === 'saml' ? [showSaml(one, owner)] : [])),
      oidc_connections: connections.flatMap((one) => (one.kind === 'oidc' ? [showOidc(one, owner)] : [])),
      external_connections: connections.flatMap((one) => (one.kind === 'external' ? [showExternal(one, owner)] : [])),
    };
  },
);

export const deleteConnection = operation(
  'sso.delete_connection',
  'DELETE',
  '/v1/b2b/sso/{organization_id}/connections/{connection_id}',
  z.object(named),
  async (call, { organization_id, connection_id }) => {
    const { id } = await organizationFor(call, organization_id, 'delete');
    await changeOrganization(call, id, (before) => {
      const connections = before.connections.filter((one) => one.id !== connection_id);
      if (connections.length === before.connections.length) fail('sso_connection_not_found');
      const { settings } = before;
      if (settings.sso_default_connection_id === connection_id) fail('cannot_delete_default_sso_connection');
      const allowed = settings.sso_jit_provisioning_allowed_connections.filter((one) => one !== connection_id);
      return {
        ...before,
        connections,
        settings: { ...settings, sso_jit_provisioning_allowed_connections: allowed },
        updated_at: call.now,
      };
    });
    return { connection_id };
  },
);
