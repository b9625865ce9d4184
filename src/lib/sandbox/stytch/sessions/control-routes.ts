import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { rotateKey } from '../../core/keys/keyring.ts';

export const keyRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/keys/rotate',
    summary: 'Rotate the signing key. The previous key stays in the key set',
    status: 200,
    fields: z.object({}),
    response: z.object({ kid: z.string() }),
    run: async ({ db, now, project, slowWork }) => ({
      kid: await slowWork(() => rotateKey(db, project.id, now())),
    }),
  }),
];
