import { z } from 'zod';
import { listCalls } from '../core/calls.ts';
import { addFault, effectSchema, listFaults, removeFaults } from '../core/faults.ts';
import { fail } from '../stytch/errors.ts';
import { redirectUrl } from '../core/redirect-fields.ts';
import { OPERATIONS as PASSWORDLESS } from '../passwordless/index.ts';
import { OPERATIONS } from '../stytch/operations.ts';
import { listRedirectUrls } from '../stytch/magic-links/redirect-urls.ts';
import * as answers from './answers.ts';
import { advanceClock, readClock, resetClock } from './clock.ts';
import { readControl } from './fields.ts';
import { getMessage, listMessages } from '../stytch/mail/messages.ts';
import { resetProject } from './projects.ts';
import { addRedirectUrl, removeRedirectUrl } from './redirect-urls.ts';
import { route as describe, type ControlRoute } from './route.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { SNAPSHOT_LIMIT, snapshotSchema } from './snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';

const route = <S extends z.ZodObject>(described: Parameters<typeof describe<S>>[0]) =>
  describe(described, readControl<S>);
const nothing = z.object({});
const wanted = z.string().optional();

const operationName = z
  .string('operation must name an operation, such as magic_links.email.discovery.send.')
  .refine(
    (name) => [...OPERATIONS, ...PASSWORDLESS].some((each) => each.name === name),
    'operation must name an emulated operation, such as magic_links.email.discovery.send.',
  );
const times = z
  .int('times must be a whole number.')
  .min(1, 'times must be at least 1.')
  .max(10_000, 'times must be at most 10000.')
  .optional();
/** What would change nothing is no fault that anybody meant to order. */
const order = effectSchema
  .extend({ operation: operationName, times })
  .refine(({ kind, delay_ms }) => kind !== 'latency' || delay_ms !== undefined, 'A latency needs delay_ms.')
  .refine(({ kind, when }) => kind === 'drop' || when === undefined, 'Only a drop has a when.');
const clockFields = z.object({
  advance_seconds: z
    .int('advance_seconds must be a whole number.')
    .min(1, 'advance_seconds must be at least 1.')
    .max(315_360_000, 'clock_too_far')
    .optional(),
  reset: z.literal(true, 'reset must be true.').optional(),
});

/** Every route that needs a project's credentials. A list. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  route({
    method: 'GET', path: '/messages', summary: 'The inbox, newest first', status: 200, answer: answers.messages,
    fields: z.object({ to: wanted.describe('Only mail to this address'), limit: z.coerce.number().int().min(1).max(200).optional().describe('At most so many; 200 if left out') }),
    run: async (call, { to, limit }) => ({ messages: await listMessages(call, call.project, to, limit) }),
  }),
  route({
    method: 'GET', path: '/messages/{id}', summary: 'One mail', status: 200, fields: nothing, answer: answers.message,
    run: (call) => getMessage(call, call.project, call.id),
  }),
  route({
    method: 'GET', path: '/calls', summary: 'The calls that came in, oldest first, without the secret: of more than 1000, or 16 MB, the newest', status: 200,
    fields: z.object({ after: wanted.describe('The id of a call: only what came later') }), answer: answers.calls,
    run: async ({ db, project, calls }, { after }) => {
      await calls.flush();
      return { calls: await listCalls(db, project.id, after) };
    },
  }),
  route({
    method: 'GET', path: '/faults', summary: 'The faults that are ordered', status: 200, fields: nothing, answer: answers.faults,
    run: async ({ db, project }) => ({ faults: await listFaults(db, project.id) }),
  }),
  route({
    method: 'POST', path: '/faults', summary: 'Order a fault for calls of one operation: an error, a delay, or an answer that is lost', status: 201,
    fields: order, answer: answers.fault,
    run: ({ db, project, nextPosition }, { operation, times: count, ...effect }) => addFault(db, project.id, nextPosition(), operation, effect, count ?? null),
  }),
  route({
    method: 'DELETE', path: '/faults', summary: 'Take back all faults', status: 200, fields: nothing, answer: answers.removed,
    run: async ({ db, project }) => ({ removed: await removeFaults(db, project.id) }),
  }),
  route({
    method: 'DELETE', path: '/faults/{id}', summary: 'Take back one fault', status: 200, fields: nothing, answer: answers.removed,
    run: async ({ db, project, id }) => {
      const removed = await removeFaults(db, project.id, id);
      return removed > 0 ? { removed } : fail('not_found', 'There is no such fault in this project.');
    },
  }),
  route({
    method: 'GET', path: '/redirect_urls', summary: 'The registered redirect URLs; the first of a type is its default', status: 200, fields: nothing, answer: answers.redirectUrls,
    run: async ({ db, project }) => ({ redirect_urls: await listRedirectUrls(db, project.id) }),
  }),
  route({
    method: 'POST', path: '/redirect_urls', summary: 'Register a redirect URL', status: 201, fields: redirectUrl, answer: answers.redirectUrls,
    run: async ({ db, project, nextPosition, checkRedirect }, entry) => {
      checkRedirect(entry.url);
      await addRedirectUrl(db, project.id, nextPosition(), entry);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
  route({
    method: 'DELETE', path: '/redirect_urls', summary: 'Take a redirect URL off the list', status: 200, answer: answers.redirectUrls,
    fields: z.object({ url: z.string('url must name the redirect URL to remove.') }),
    run: async ({ db, project }, { url }) => {
      await removeRedirectUrl(db, project.id, url);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
  route({
    method: 'GET', path: '/clock', summary: 'Sandbox time', status: 200, fields: nothing, answer: answers.clock,
    run: async (call) => readClock(call, call.project.clock_offset_ms),
  }),
  route({
    method: 'POST', path: '/clock', summary: 'Move sandbox time ahead, or back to real time. Every lifetime follows it', status: 200, fields: clockFields, answer: answers.clock,
    run: async (call, { advance_seconds, reset }) => {
      if ((advance_seconds === undefined) === (reset === undefined)) fail('invalid_control_request', 'Give either advance_seconds or reset.');
      return advance_seconds === undefined ? resetClock(call, call.project) : advanceClock(call, call.project, advance_seconds);
    },
  }),
  route({
    method: 'POST', path: '/keys/rotate', summary: 'Sign with a new key from now on; the key before it stays in the key set', status: 200, fields: nothing, answer: answers.rotated,
    run: async ({ keys, project }) => ({ kid: await keys.rotate(project.id) }),
  }),
  route({
    method: 'GET', path: '/passwordless', summary: 'The keys of the project’s account at the emulated Passwordless.dev', status: 200, fields: nothing, answer: answers.passwordlessKeys,
    run: ({ passwordless, project }) => passwordless.keysFor(project.id),
  }),
  route({
    method: 'GET', path: '/snapshot', summary: 'Everything the project holds at both providers, save its credentials, signing keys and calls', status: 200, fields: nothing, answer: snapshotSchema,
    run: (call) => takeSnapshot(call, call.project),
  }),
  route({
    method: 'POST', path: '/snapshot', summary: 'Put a project back to what a snapshot holds, of this project or another', status: 200, fields: snapshotSchema, answer: answers.reset,
    limit: SNAPSHOT_LIMIT,
    run: async (call, snapshot) => {
      for (const { url } of snapshot.redirect_urls) call.checkRedirect(url);
      await restoreSnapshot(call, call.project.id, snapshot);
      return { project_id: call.project.id };
    },
  }),
  route({
    method: 'POST', path: '/reset', summary: 'Back to what the project was made with; its credentials and signing keys stay', status: 200, fields: nothing, answer: answers.reset,
    run: async (call) => {
      await resetProject(call, call.project.id);
      return { project_id: call.project.id };
    },
  }),
]; // prettier-ignore
