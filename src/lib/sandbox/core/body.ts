import { BODY_LIMIT } from '../../config/body-limit.ts';
import { fail, SandboxError } from './errors.ts';
import type { EmulatorRequest } from './request.ts';

/**
 * The body as text; a GET has none.
 * @param limit the most bytes, 64 KB when left out
 * @throws {SandboxError} when it is larger
 */
export const readBody = async (request: EmulatorRequest, limit = BODY_LIMIT): Promise<string> =>
  request.method === 'GET' || request.method === 'HEAD' ? '' : request.text(limit);

export const tooLarge = (limit: number) =>
  new SandboxError(
    'body_too_large',
    `The request body is larger than ${limit / 1024} KB, the most this sandbox accepts.`,
  );

/**
 * A JSON object, or an error. No body at all is an empty object: Node's SDK sends none with GET, Python's none with
 * DELETE.
 */
export function parseObject(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  if (text.length > 2 * MAX_DEPTH && depthOf(text) > MAX_DEPTH)
    fail('bad_request', 'The request body is nested too deeply.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('bad_request', 'The request body is not valid JSON.');
  }
  if (!isObject(value)) return fail('bad_request', 'The request body must be a JSON object.');
  return value;
}

/** What is read can be written again only while it is not nested too deeply: `JSON.stringify` runs out of stack. */
const MAX_DEPTH = 500;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
