import { parseObject } from '../core/body.ts';

/**
 * Reads a body. A number that JavaScript would write differently (`1.0`, or one beyond 2^53) comes back as its text:
 * where a text is asked for, the service takes a number as it was written (docs/passwordless.md, "Reading requests and
 * answering").
 */
export function readJson(body: string): Record<string, unknown> {
  const given = parseObject(body);
  if (body.trim() === '') return given;
  // What has just been parsed as an object, and not too deep a one.
  return JSON.parse(body, asWritten) as Record<string, unknown>;
}

/** The third argument is newer than TypeScript's types: the text that a value was read from. */
const asWritten = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    ? context.source
    : value;
