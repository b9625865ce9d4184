import { BODY_LIMIT } from '../../../config/body-limit.ts';
import { fail, SandboxError } from '../errors.ts';
import type { EmulatorRequest } from './request.ts';

/**
 * Reads the body as text. A GET or HEAD has none.
 * @param limit the largest body in bytes
 * @throws {SandboxError} when the body is larger
 */
export const readBody = async (request: EmulatorRequest, limit = BODY_LIMIT): Promise<string> =>
  request.method === 'GET' || request.method === 'HEAD' ? '' : request.text(limit);

/** The error for a body that is too large. @param limit the largest in bytes */
export const tooLarge = (limit: number) =>
  new SandboxError(
    'body_too_large',
    `The request body is larger than ${limit / 1024} KB, the most this sandbox accepts.`,
  );

/**
 * Parses a body that must be a JSON object. An empty body counts as an empty object: Stytch's Node SDK sends none with
 * GET, its Python SDK none with DELETE.
 * @throws {SandboxError} when it's not a JSON object
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

/** Deeper values could be parsed, but `JSON.stringify` would run out of stack when writing them. */
const MAX_DEPTH = 500;

const [OPEN_BRACE, OPEN_BRACKET] = [0x7b, 0x5b];

/** Counts braces and brackets; those that close come two codes later. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (code === OPEN_BRACE + 2 || code === OPEN_BRACKET + 2) depth--;
  }
  return deepest;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
