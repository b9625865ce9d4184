import { z } from 'zod';
import { clientCursor } from '../clients/cursor.ts';
import { clientId, rotation } from '../clients/rotation.ts';
import { issueSecret } from '../clients/secret.ts';
import { flag, listOf, oneOf, text } from '../fields.ts';
import { newId } from '../ids.ts';
import { withoutUndefined } from '../members/fields.ts';
import { operation } from '../operation.ts';
import { isAfter, pageOf, searchFields } from '../search/page.ts';
import { CLIENT_TYPES, connectedApps, isFirstParty, showApp, type ConnectedAppData } from './app.ts';

const url = text('invalid_request_value', 2048, 1).refine((given) => URL.canParse(given), 'invalid_request_value');
const urls = listOf('invalid_request_value', url).max(50, 'invalid_request_value');

/** The fields of an app. Their bounds are our choice. */
const fields = {
  client_name: text('invalid_request_value', 128).optional(),
  client_description: text('invalid_request_value', 512).optional(),
  redirect_urls: urls.optional(),
  full_access_allowed: flag.optional(),
  access_token_expiry_minutes: z
    .int('invalid_request_value')
    .min(1, 'invalid_request_value')
    .max(1440, 'invalid_request_value')
    .optional(),
  access_token_custom_audience: text('invalid_request_value', 256).optional(),
  access_token_template_content: text('invalid_request_value', 4096).optional(),
  post_logout_redirect_urls: urls.optional(),
  logo_url: z.union([z.literal(''), url], 'invalid_request_value').optional(),
  bypass_consent_for_offline_access: flag.optional(),
};

const BLANK = {
  client_name: '',
  client_description: '',
  redirect_urls: [],
  full_access_allowed: false,
  access_token_expiry_minutes: 60,
  access_token_custom_audience: '',
  access_token_template_content: '',
  post_logout_redirect_urls: [],
  logo_url: '',
  bypass_consent_for_offline_access: false,
  next_secret: null,
};

/** Two settings are only valid for first-party apps (official description). */
const withinParty = (data: ConnectedAppData): ConnectedAppData =>
  isFirstParty(data) ? data : { ...data, full_access_allowed: false, bypass_consent_for_offline_access: false };

const create = operation(
  'connected_app.clients.create',
  'POST',
  '/v1/connected_apps/clients',
  z.object({ client_type: oneOf('invalid_connected_app_client_type', CLIENT_TYPES), ...fields }),
  async (call, { client_type, ...given }) => {
    const issued = client_type.endsWith('_public') ? undefined : issueSecret();
    const data = withinParty({ ...BLANK, ...withoutUndefined(given), client_type, secret: issued?.stored ?? null });
    const app = { id: newId('connected-app'), created_at: call.now, data };
    await connectedApps.insert(call, app);
    return { connected_app: { ...showApp(app), client_secret: issued?.secret ?? null } };
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
  z.object({ client_id: clientId, ...fields }),
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
