import { z } from 'zod';
import { clientOperations, clientSearchFields } from '../clients/operations.ts';
import { clientId } from '../clients/rotation.ts';
import { oneOf } from '../fields.ts';
import { withoutUndefined } from '../members/fields.ts';
import { operation } from '../operation.ts';
import { pageInMemory } from '../search/page.ts';
import { CLIENT_TYPES, connectedApps, showApp } from './app.ts';
import { appFields, newConnectedApp, withinParty } from './new-app.ts';

const create = operation(
  'connected_app.clients.create',
  'POST',
  '/v1/connected_apps/clients',
  z.object({ client_type: oneOf('invalid_connected_app_client_type', CLIENT_TYPES), ...appFields }),
  async (call, { client_type, ...fields }) => {
    const { app, secret } = newConnectedApp(call.now, { client_type, ...fields });
    await connectedApps.insert(call, app);
    return { connected_app: { ...showApp(app), client_secret: secret } };
  },
);

const search = operation(
  'connected_app.clients.search',
  'POST',
  '/v1/connected_apps/clients/search',
  z.object({ cursor: clientSearchFields.cursor, limit: clientSearchFields.limit }),
  async (call, part) => {
    const { rows, results_metadata } = pageInMemory(await connectedApps.list(call), part);
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

const { get, remove, secrets } = clientOperations({
  name: 'connected_app.clients',
  path: '/v1/connected_apps/clients',
  clients: connectedApps,
  answer: (app, more) => ({ connected_app: { ...showApp(app), ...more } }),
  notRotating: 'connected_app_secret_not_rotating',
  isPublic: 'connected_app_client_is_public',
});

export const connectedAppClients = [create, get, search, update, remove, ...secrets];
