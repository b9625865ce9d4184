import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { keysFor } from './lifecycle.ts';

/** The keys of a Passwordless.dev account. */
export const keysSchema = z.object({
  api_url: z.string(),
  api_key: z.string().describe('For browsers'),
  api_secret: z.string().describe('For servers'),
});

export const accountRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/passwordless',
    summary: 'Get the keys of the project’s account at the emulated Passwordless.dev',
    status: 200,
    fields: z.object({}),
    response: keysSchema,
    run: (call) => keysFor(call, call.db, call.project.id),
  }),
];
