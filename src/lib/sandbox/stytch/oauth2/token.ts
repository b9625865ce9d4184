import { isSecretOf } from '../clients/secret.ts';
import { m2mClients } from '../m2m/client.ts';
import { clientToken } from './access-token.ts';
import { refuse } from './errors.ts';
import { byCode, byRefresh } from './user-token.ts';
import type { Oauth2Call, Oauth2Route } from './route.ts';

/** Issues a token to a client of machine-to-machine authentication (RFC 6749, section 4.4). */
async function forClient(call: Oauth2Call, fields: Record<string, string>) {
  const client = (await m2mClients.find(call, fields.client_id ?? '')) ?? refuse('invalid_client');
  if (client.data.status !== 'active' || !isSecretOf(client.data, fields.client_secret ?? '')) refuse('invalid_client');
  const wanted = fields.scope?.split(' ').filter(Boolean) ?? [];
  if (!wanted.every((scope) => client.data.scopes.includes(scope))) refuse('invalid_scope');
  return clientToken(call, client.id, wanted.length > 0 ? wanted : client.data.scopes);
}

export const token: Oauth2Route = {
  name: 'oauth2.token',
  method: 'POST',
  path: '/v1/public/{project_id}/oauth2/token',
  run: async (call, fields) => {
    if (fields.grant_type === undefined) refuse('invalid_request', 'grant_type is missing.');
    if (fields.grant_type === 'client_credentials') return forClient(call, fields);
    if (fields.grant_type === 'authorization_code') return byCode(call, fields);
    if (fields.grant_type === 'refresh_token') return byRefresh(call, fields);
    return refuse('unsupported_grant_type');
  },
};
