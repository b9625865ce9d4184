import { expect, test } from 'vitest';
import { traceOf } from './trace.ts';

const thrown = (message: string) => new TypeError(message);

test('a trace has the kind and place of an error, not its message', () => {
  const { name, frames } = traceOf(thrown('of ada@example.com\n    at secret-test-1\nand more'));
  expect(name).toBe('TypeError');
  expect(frames?.[0]).toMatch(/^at thrown \(.*trace\.test\.ts/);
  expect(JSON.stringify(frames)).not.toMatch(/ada@|secret|more/);
});

test('it has the code of a system or database error', () => {
  expect(traceOf(Object.assign(new Error('x'), { code: '23505', detail: 'Key (email)=(ada@example.com)' }))).toEqual({
    name: 'Error',
    code: '23505',
    frames: expect.any(Array) as string[],
  });
  expect(traceOf(Object.assign(new Error('x'), { code: { secret: 1 } }))).not.toHaveProperty('code');
});

test('a thrown value that is not an error is reported by its type', () => {
  expect(traceOf('secret-test-1')).toEqual({ name: 'string' });
  expect(traceOf(undefined)).toEqual({ name: 'undefined' });
});
