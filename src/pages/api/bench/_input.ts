import { validator } from 'hono/validator';
import * as z from 'zod';
import { findAction, findStep, guides, type Place } from '../../../lib/guides/index.ts';
import { RequestError } from './_errors.ts';

export const guideInput = z.object({ guide: z.string() });

export const stepInput = guideInput.extend({ step: z.string() });

/** Names an action: the step's first one when left out. */
export const actionInput = stepInput.extend({ action: z.string().optional() });

/** An action with what the reader typed or chose. */
export const runInput = actionInput.extend({ input: z.record(z.string(), z.unknown()).default({}) });

/**
 * Accepts a JSON body that fits the schema.
 * @param check throws where the body names something that doesn't exist
 * @throws {RequestError} 400, and what `check` throws
 */
export const body = <Schema extends z.ZodType>(schema: Schema, check?: (input: z.output<Schema>) => unknown) =>
  validator('json', (value, c): z.output<Schema> => {
    const isJson = /^application\/json\b/.test(c.req.header('content-type') ?? '');
    if (!isJson) throw new RequestError(400, 'The body isn’t marked as JSON. Set Content-Type to application/json.');
    const input = parse(schema, value);
    check?.(input);
    return input;
  });

/** Accepts a query string that fits the schema. @throws {RequestError} 400 */
export const query = <Schema extends z.ZodType>(schema: Schema) =>
  validator('query', (value): z.output<Schema> => parse(schema, value));

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  // Zod's messages name types and choices, never what was sent.
  const sentence = `${field ? `\`${field}\` isn’t valid` : 'The body isn’t valid'}: ${issue?.message}.`;
  throw new RequestError(400, sentence, field || undefined);
}

/** Finds the action that a request names. @throws {RequestError} 404 if there is none */
export function findPlace({ guide, step, action }: z.output<typeof actionInput>): Place {
  const place = findAction(guide, step, action);
  if (!place)
    throw new RequestError(404, 'There is no such action. Name a guide, one of its steps and an action of it.');
  return place;
}

/** Checks that a request names a step. @throws {RequestError} 404 if not */
export function checkStep({ guide, step }: z.output<typeof stepInput>): void {
  if (!findStep(guide, step)) throw new RequestError(404, 'There is no such step. Name a guide and one of its steps.');
}

/** Checks that a request names a guide. @throws {RequestError} 404 if not */
export function checkGuide({ guide }: z.output<typeof guideInput>): void {
  if (guides.some(({ id }) => id === guide)) return;
  throw new RequestError(404, `There is no such guide. Name one of: ${guides.map(({ id }) => id).join(', ')}.`);
}
