import { parseObject } from '../core/http/body.ts';

/**
 * Parses a body. A number that JavaScript would format differently (`1.0`, or one beyond 2^53) is returned as its text:
 * where the service accepts a number as a string, it keeps the number as written (docs/passwordless.md, "Reading
 * requests and answering").
 * @throws {SandboxError} when it's not a JSON object
 */
export function readJson(body: string): Record<string, unknown> {
  const parsed = parseObject(body);
  if (body.trim() === '') return parsed;
  // It was parsed as an object already, so its depth is limited.
  return JSON.parse(body, asWritten) as Record<string, unknown>;
}

/** The third argument, the source text of a value, is newer than TypeScript's types. */
const asWritten = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    ? context.source
    : value;
