import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { m2mClients, showClient } from './client.ts';
import { m2mClientFields, newM2mClient } from './new-client.ts';

export const m2mRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/m2m_clients',
    summary: 'Create a client of machine-to-machine authentication with a secret of your choice',
    status: 201,
    fields: m2mClientFields,
    response: z.object({ m2m_client: z.looseObject({ client_id: z.string(), client_secret: z.string() }) }),
    async run({ db, project, now }, input) {
      const { client, secret } = newM2mClient(now() + project.clock_offset_ms, input);
      await m2mClients.insert({ db, project }, client);
      return { m2m_client: { ...showClient(client), client_secret: secret } };
    },
  }),
];
