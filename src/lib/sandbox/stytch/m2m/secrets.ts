import { z } from 'zod';
import { fail } from '../errors.ts';
import { operation } from '../operation.ts';
import { issueSecret } from '../clients/secret.ts';
import { m2mClients, showClient } from './client.ts';
import { clientId } from './fields.ts';

const fields = z.object({ client_id: clientId });

export const rotateStart = operation(
  'm2m.clients.secrets.rotate_start',
  'POST',
  '/v1/m2m/clients/{client_id}/secrets/rotate/start',
  fields,
  async (call, { client_id }) => {
    const { secret, stored } = issueSecret();
    const client = await m2mClients.change(call, client_id, (before) => ({ ...before, next_secret: stored }));
    return { m2m_client: { ...showClient(client), next_client_secret: secret } };
  },
);

export const rotateCancel = operation(
  'm2m.clients.secrets.rotate_cancel',
  'POST',
  '/v1/m2m/clients/{client_id}/secrets/rotate/cancel',
  fields,
  async (call, { client_id }) => {
    const client = await m2mClients.change(call, client_id, (before) => {
      if (!before.next_secret) fail('m2m_client_secret_not_rotating');
      return { ...before, next_secret: null };
    });
    return { m2m_client: showClient(client) };
  },
);

export const rotate = operation(
  'm2m.clients.secrets.rotate',
  'POST',
  '/v1/m2m/clients/{client_id}/secrets/rotate',
  fields,
  async (call, { client_id }) => {
    const client = await m2mClients.change(call, client_id, (before) => ({
      ...before,
      secret: before.next_secret ?? fail('m2m_client_secret_not_rotating'),
      next_secret: null,
    }));
    return { m2m_client: showClient(client) };
  },
);
