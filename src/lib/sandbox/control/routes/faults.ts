import { z } from 'zod';
import { addFault, effectSchema, listFaults, removeFaults } from '../../core/calls/faults.ts';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { fail } from '../../core/errors.ts';
import type { Provider } from '../../core/provider.ts';
import * as responses from '../responses.ts';

type WithOperations = Pick<Provider, 'operations'>;

/**
 * Routes for faults.
 * @param providers the providers whose operations a fault can name
 */
export function faultRoutes(providers: readonly WithOperations[]): readonly ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/faults',
      summary: 'List the faults',
      status: 200,
      fields: z.object({}),
      response: responses.faults,
      run: async ({ db, project }) => ({ faults: await listFaults(db, project.id) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/faults',
      summary: 'Create a fault for one operation: an error, a delay, or a lost response',
      status: 201,
      fields: faultFields(providers),
      response: responses.fault,
      run: ({ db, project, nextPosition }, { operation: name, times: count, ...effect }) =>
        addFault(db, project.id, nextPosition(), name, effect, count ?? null),
    }),
    controlRoute({
      method: 'DELETE',
      path: '/faults',
      summary: 'Remove all faults',
      status: 200,
      fields: z.object({}),
      response: responses.removed,
      run: async ({ db, project }) => ({ removed: await removeFaults(db, project.id) }),
    }),
    controlRoute({
      method: 'DELETE',
      path: '/faults/{id}',
      summary: 'Remove one fault',
      status: 200,
      fields: z.object({}),
      response: responses.removed,
      run: async ({ db, project, id }) => {
        const removed = await removeFaults(db, project.id, id);
        return removed > 0 ? { removed } : fail('not_found', 'There is no such fault in this project.');
      },
    }),
  ];
}

/** The fields of a new fault. Their messages are sentences for the person who writes the test. */
function faultFields(providers: readonly WithOperations[]) {
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
  return effectSchema
    .extend({ operation, times })
    .refine(({ kind, delay_ms }) => kind !== 'latency' || delay_ms !== undefined, 'A latency needs delay_ms.')
    .refine(({ kind, when }) => kind === 'drop' || when === undefined, 'Only a drop has a when.');
}
