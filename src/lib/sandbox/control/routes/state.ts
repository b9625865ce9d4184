import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import type { Provider } from '../../core/provider.ts';
import { resetProject } from '../reset-project.ts';
import * as responses from '../responses.ts';
import { restoreSnapshot, SNAPSHOT_LIMIT, snapshotSchema, takeSnapshot } from '../snapshot.ts';

/**
 * Routes for snapshots and resets.
 * @param providers the providers whose data is captured, restored and reset
 */
export function stateRoutes(providers: readonly Provider[]): readonly ControlRoute[] {
  const data = providers.map((provider) => provider.data);
  const snapshot = snapshotSchema(data);
  return [
    controlRoute({
      method: 'GET',
      path: '/snapshot',
      summary: 'Save everything in the project at both providers, except its credentials, signing keys and calls',
      status: 200,
      fields: z.object({}),
      response: snapshot,
      run: (call) => takeSnapshot(call, data, call.project),
    }),
    controlRoute({
      method: 'POST',
      path: '/snapshot',
      summary: 'Restore a snapshot of this project or of another one',
      status: 200,
      fields: snapshot,
      response: responses.reset,
      limit: SNAPSHOT_LIMIT,
      run: async (call, snapshot) => {
        await restoreSnapshot(call, data, call.project.id, snapshot);
        return { project_id: call.project.id };
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/reset',
      summary: 'Reset the project to its initial state. Its credentials and signing keys stay',
      status: 200,
      fields: z.object({}),
      response: responses.reset,
      run: async (call) => {
        await resetProject(call, data, call.project.id);
        return { project_id: call.project.id };
      },
    }),
  ];
}
