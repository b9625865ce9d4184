import { z } from 'zod';
import { withoutUndefined } from '../members/fields.ts';
import { mergeMetadata } from '../metadata.ts';
import { operation } from '../operation.ts';
import { m2mClients, showClient } from './client.ts';
import { clientOperations } from '../clients/operations.ts';
import { clientId } from '../clients/rotation.ts';
import { changeable, ownSecret, scopes, status } from './fields.ts';
import { newM2mClient } from './new-client.ts';
import { search } from './search.ts';

const create = operation(
  'm2m.clients.create',
  'POST',
  '/v1/m2m/clients',
  z.object({ scopes, client_id: clientId.optional(), client_secret: ownSecret, ...changeable }),
  async (call, input) => {
    const { client, secret } = newM2mClient(call.now, input);
    await m2mClients.insert(call, client);
    return { m2m_client: { ...showClient(client), client_secret: secret } };
  },
);

const update = operation(
  'm2m.clients.update',
  'PUT',
  '/v1/m2m/clients/{client_id}',
  z.object({ client_id: clientId, status, scopes: scopes.optional(), ...changeable }),
  async (call, input) => {
    const changes = withoutUndefined({
      name: input.client_name,
      description: input.client_description,
      status: input.status,
      scopes: input.scopes,
    });
    const client = await m2mClients.change(call, input.client_id, (before) => ({
      ...before,
      ...changes,
      trusted_metadata: mergeMetadata(before.trusted_metadata, input.trusted_metadata),
    }));
    return { m2m_client: showClient(client) };
  },
);

const { get, remove, secrets } = clientOperations({
  name: 'm2m.clients',
  path: '/v1/m2m/clients',
  clients: m2mClients,
  answer: (client, more) => ({ m2m_client: { ...showClient(client), ...more } }),
  notRotating: 'm2m_client_secret_not_rotating',
  isPublic: 'm2m_client_secret_not_rotating',
});

export const m2m = [create, get, search, update, remove, ...secrets];
