import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { connectedApps, showApp } from './app.ts';
import { connectedAppFields, newConnectedApp } from './new-app.ts';

export const connectedAppRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/connected_apps',
    summary: 'Create a connected app with an ID and a secret of your choice',
    status: 201,
    fields: connectedAppFields,
    response: z.object({
      connected_app: z.looseObject({ client_id: z.string(), client_secret: z.string().nullable() }),
    }),
    async run({ db, project, now }, input) {
      const { app, secret } = newConnectedApp(now() + project.clock_offset_ms, input);
      await connectedApps.insert({ db, project }, app);
      return { connected_app: { ...showApp(app), client_secret: secret } };
    },
  }),
];
