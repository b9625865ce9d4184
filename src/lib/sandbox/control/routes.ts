import { z } from 'zod';
import { listCalls } from '../core/calls/calls.ts';
import { controlRoute, type ControlRoute } from '../core/control-route.ts';
import { fail } from '../core/errors.ts';
import { addFault, effectSchema, listFaults, removeFaults } from '../core/calls/faults.ts';
import type { Provider } from '../core/provider.ts';
import {
  addRedirectUrl,
  listRedirectUrls,
  redirectUrlField,
  removeRedirectUrl,
} from '../core/projects/redirect-urls.ts';
import * as responses from './responses.ts';
import { advanceClock, readClock, resetClock } from './clock.ts';
import { resetProject } from './reset-project.ts';
import { restoreSnapshot, SNAPSHOT_LIMIT, snapshotSchema, takeSnapshot } from './snapshot.ts';

const nothing = z.object({});

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

/**
 * Routes for faults.
 * @param providers the providers whose operations a fault can name
 */
export function faultRoutes(providers: readonly Pick<Provider, 'operations'>[]): readonly ControlRoute[] {
  const names = new Set(providers.flatMap(({ operations }) => operations.map(({ name }) => name)));
  const operation = z
    .string('operation must name an operation, such as magic_links.email.discovery.send.')
    .refine(
      (name) => names.has(name),
      'operation must name an emulated operation, such as magic_links.email.discovery.send.',
    );
  const times = z
    .int('times must be a whole number.')
    .min(1, 'times must be at least 1.')
    .max(10_000, 'times must be at most 10000.')
    .optional();
  // A fault without any effect is a mistake.
  const order = effectSchema
    .extend({ operation, times })
    .refine(({ kind, delay_ms }) => kind !== 'latency' || delay_ms !== undefined, 'A latency needs delay_ms.')
    .refine(({ kind, when }) => kind === 'drop' || when === undefined, 'Only a drop has a when.');

  return [
    controlRoute({
      method: 'GET',
      path: '/faults',
      summary: 'List the faults',
      status: 200,
      fields: nothing,
      response: responses.faults,
      run: async ({ db, project }) => ({ faults: await listFaults(db, project.id) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/faults',
      summary: 'Create a fault for one operation: an error, a delay, or a lost response',
      status: 201,
      fields: order,
      response: responses.fault,
      run: ({ db, project, nextPosition }, { operation: name, times: count, ...effect }) =>
        addFault(db, project.id, nextPosition(), name, effect, count ?? null),
    }),
    controlRoute({
      method: 'DELETE',
      path: '/faults',
      summary: 'Remove all faults',
      status: 200,
      fields: nothing,
      response: responses.removed,
      run: async ({ db, project }) => ({ removed: await removeFaults(db, project.id) }),
    }),
    controlRoute({
      method: 'DELETE',
      path: '/faults/{id}',
      summary: 'Remove one fault',
      status: 200,
      fields: nothing,
      response: responses.removed,
      run: async ({ db, project, id }) => {
        const removed = await removeFaults(db, project.id, id);
        return removed > 0 ? { removed } : fail('not_found', 'There is no such fault in this project.');
      },
    }),
  ];
}

export const redirectUrlRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/redirect_urls',
    summary: 'List the registered redirect URLs. The first one of a type is its default',
    status: 200,
    fields: nothing,
    response: responses.redirectUrls,
    run: async ({ db, project }) => ({ redirect_urls: await listRedirectUrls(db, project.id) }),
  }),
  controlRoute({
    method: 'POST',
    path: '/redirect_urls',
    summary: 'Register a redirect URL. With default: true it becomes the default of its types',
    status: 201,
    fields: redirectUrlField,
    response: responses.redirectUrls,
    run: async ({ db, project, nextPosition, checkRedirect }, entry) => {
      checkRedirect(entry.url);
      await addRedirectUrl(db, project.id, nextPosition(), entry);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
  controlRoute({
    method: 'DELETE',
    path: '/redirect_urls',
    summary: 'Remove a redirect URL',
    status: 200,
    fields: z.object({ url: z.string('url must name the redirect URL to remove.') }),
    response: responses.redirectUrls,
    run: async ({ db, project }, { url }) => {
      await removeRedirectUrl(db, project.id, url);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
];

export const clockRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/clock',
    summary: 'Get the sandbox’s time',
    status: 200,
    fields: nothing,
    response: responses.clock,
    run: async (call) => readClock(call, call.project.clock_offset_ms),
  }),
  controlRoute({
    method: 'POST',
    path: '/clock',
    summary: 'Move the sandbox’s clock ahead, or reset it to real time. All expirations follow it',
    status: 200,
    fields: z.object({
      advance_seconds: z
        .int('advance_seconds must be a whole number.')
        .min(1, 'advance_seconds must be at least 1.')
        .max(315_360_000, 'clock_too_far')
        .optional(),
      reset: z.literal(true, 'reset must be true.').optional(),
    }),
    response: responses.clock,
    run: async (call, { advance_seconds, reset }) => {
      if ((advance_seconds === undefined) === (reset === undefined))
        fail('invalid_control_request', 'Give either advance_seconds or reset.');
      return advance_seconds === undefined
        ? resetClock(call, call.project)
        : advanceClock(call, call.project, advance_seconds);
    },
  }),
];

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
      fields: nothing,
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
      run: async (call, given) => {
        await restoreSnapshot(call, data, call.project.id, given);
        return { project_id: call.project.id };
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/reset',
      summary: 'Reset the project to its initial state. Its credentials and signing keys stay',
      status: 200,
      fields: nothing,
      response: responses.reset,
      run: async (call) => {
        await resetProject(call, data, call.project.id);
        return { project_id: call.project.id };
      },
    }),
  ];
}
