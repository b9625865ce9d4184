import { expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { withoutLongBodies } from './without-long-bodies.ts';

const exchange = (asked: string, answered: string | null): Exchange => ({
  id: 'id',
  operation: null,
  method: 'POST',
  path: '/',
  request: { headers: [], body: asked },
  response: answered === null ? null : { status: 200, headers: [], body: answered },
  problem: null,
  started_at: 0,
  duration_ms: 1,
});

test('a note with the length replaces a body that is too long', () => {
  const { request, response } = withoutLongBodies(exchange('short', 'x'.repeat(11)), 10);
  expect(request.body).toBe('short');
  expect(response).toEqual({
    status: 200,
    headers: [],
    body: "[A body of 11 characters. Bodies over 10 aren't kept.]",
  });
  expect(withoutLongBodies(exchange('x'.repeat(11), null), 10).request.body).toMatch(/^\[A body of 11 /);
});

test('shorter bodies are unchanged', () => {
  const short = exchange('x'.repeat(10), '');
  expect(withoutLongBodies(short, 10)).toEqual(short);
});
