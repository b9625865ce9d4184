import { fail } from './stytch/errors.ts';

/** The largest body taken: as much as the site takes anywhere. */
const BODY_LIMIT = 64 * 1024;

/** What is read of Hono's request. */
interface ReadableRequest {
  method: string;
  raw: Request;
  header(name: string): string | undefined;
  text(): Promise<string>;
}

/**
 * The body as text. A declared length is believed, since Node's parser holds the sender to it; without one the bytes
 * are counted as they come.
 */
export async function readBody(request: ReadableRequest, limit = BODY_LIMIT): Promise<string> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  const declared = request.header('content-length');
  if (declared !== undefined) {
    if (Number(declared) > limit) fail('body_too_large', tooLarge(limit));
    return request.text();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.raw.body ?? []) {
    length += chunk.length;
    if (length > limit) fail('body_too_large', tooLarge(limit));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = (limit: number) =>
  `The request body is larger than ${limit / 1024} KB, the most this sandbox accepts.`;

/** A JSON object, or an error. No body at all is an empty object: Node's SDK sends none with GET, Python's none with DELETE. */
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
