import { z } from 'zod';
import { clientCursor } from '../clients/cursor.ts';
import { clientId, rotation } from '../clients/rotation.ts';
import { oneOf } from '../fields.ts';
import { withoutUndefined } from '../members/fields.ts';
import { operation } from '../operation.ts';
import { isAfter, pageOf, searchFields } from '../search/page.ts';
import { CLIENT_TYPES, connectedApps, showApp } from './app.ts';
import { appFields, newConnectedApp, withinParty } from './new-app.ts';

const create = operation(
  'connected_app.clients.create',
  'POST',
  '/v1/connected_apps/clients',
  z.object({ client_type: oneOf('invalid_connected_app_client_type', CLIENT_TYPES), ...appFields }),
  async (call, { client_type, ...given }) => {
    const { app, secret } = newConnectedApp(call.now, { client_type, ...given });
    await connectedApps.insert(call, app);
    return { connected_app: { ...showApp(app), client_secret: secret } };
  },
);

const get = operation(
  'connected_app.clients.get',
  'GET',
  '/v1/connected_apps/clients/{client_id}',
  z.object({ client_id: clientId }),
  async (call, { client_id }) => ({ connected_app: showApp(await connectedApps.get(call, client_id)) }),
);

const search = operation(
  'connected_app.clients.search',
  'POST',
  '/v1/connected_apps/clients/search',
  z.object({ cursor: clientCursor, limit: searchFields.limit }),
  async (call, { cursor, limit }) => {
    const all = await connectedApps.list(call);
    const after = all.filter((app) => isAfter(app, cursor));
    const { rows, results_metadata } = pageOf(after, limit, all.length);
    return { connected_apps: rows.map(showApp), results_metadata };
  },
);

const update = operation(
  'connected_app.clients.update',
  'PUT',
  '/v1/connected_apps/clients/{client_id}',
  z.object({ client_id: clientId, ...appFields }),
  async (call, { client_id, ...input }) => {
    const changes = withoutUndefined(input);
    const app = await connectedApps.change(call, client_id, (before) => withinParty({ ...before, ...changes }));
    return { connected_app: showApp(app) };
  },
);

const remove = operation(
  'connected_app.clients.delete',
  'DELETE',
  '/v1/connected_apps/clients/{client_id}',
  z.object({ client_id: clientId }),
  async (call, { client_id }) => {
    await connectedApps.remove(call, client_id);
    return { client_id };
  },
);

const secrets = rotation({
  name: 'connected_app.clients',
  path: '/v1/connected_apps/clients',
  clients: connectedApps,
  answer: (app, more) => ({ connected_app: { ...showApp(app), ...more } }),
  notRotating: 'connected_app_secret_not_rotating',
  isPublic: 'connected_app_client_is_public',
});

export const connectedAppClients = [create, get, search, update, remove, ...secrets];
