import { z } from 'zod';
import { listCalls } from '../../core/calls/calls.ts';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import * as responses from '../responses.ts';

/** In microseconds, as rows are ordered, it must still be a safe integer. */
const LATEST_SINCE = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

/** Routes for the record of calls. */
export const callRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/calls',
    summary: 'List the received calls, oldest first, without the secret. At most the newest 1000 or 16 MB',
    status: 200,
    fields: z.object({
      after: z.string().optional().describe('The ID of a call: only later calls are listed'),
      since: z.coerce
        .number('since must be a number.')
        .int('since must be a whole number.')
        .min(0, 'since must be 0 or more.')
        .max(LATEST_SINCE, 'since is too large.')
        .optional()
        .describe('Real time, milliseconds since 1970: only calls answered then or later are listed'),
      limit: z.coerce
        .number('limit must be a number.')
        .int('limit must be a whole number.')
        .min(1, 'limit must be at least 1.')
        .max(1000, 'limit must be at most 1000.')
        .optional()
        .describe('The maximum number of calls: the newest. Default: 1000'),
    }),
    response: responses.calls,
    run: async ({ db, project, calls }, filter) => {
      await calls.flush();
      return { calls: await listCalls(db, project.id, filter) };
    },
  }),
];
