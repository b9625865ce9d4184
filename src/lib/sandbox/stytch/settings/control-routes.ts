import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { allSettings, changeSettings, readSettings, settingsFields } from './settings.ts';

export const settingsRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/settings',
    summary: 'Get what Stytch’s dashboard would set: OAuth providers, passwords, locks, origins of browser SDKs, RBAC',
    status: 200,
    fields: z.object({}),
    response: allSettings,
    run: ({ db, project }) => readSettings(db, project.id),
  }),
  controlRoute({
    method: 'POST',
    path: '/settings',
    summary: 'Change settings. Those that you leave out stay as they are',
    status: 200,
    fields: settingsFields,
    response: allSettings,
    async run({ db, project }, input) {
      await changeSettings(db, project.id, input);
      return readSettings(db, project.id);
    },
  }),
];
