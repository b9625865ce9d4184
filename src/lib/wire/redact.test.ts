import { expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { redact } from './redact.ts';

const SECRET = 'secret-test-aZ09/jK=';

const sent = (body: string, path = '/', headers: [string, string][] = []): Exchange => ({
  id: 'x',
  operation: null,
  method: 'POST',
  path,
  request: { headers, body },
  response: { status: 200, headers: [], body },
  problem: null,
  started_at: 0,
  duration_ms: 0,
});
const bodyOf = (text: string) => redact(sent(text), [SECRET]).request.body;

const hex = (letter: string) => letter.charCodeAt(0).toString(16);
const escaped = (text: string) => text.replace(/./g, (letter) => `\\u${hex(letter).padStart(4, '0')}`);
const percent = (text: string) => text.replace(/./g, (letter) => `%${hex(letter)}`);

test.each([
  ['as it is', SECRET],
  ['with a letter as JSON may escape it', SECRET.replace('s', '\\u0073')],
  ['with every letter escaped', escaped(SECRET)],
  [
    'with capitals in what is escaped',
    escaped(SECRET).replaceAll(/\\u(....)/g, (_, code: string) => `\\u${code.toUpperCase()}`),
  ],
  ['with its slash escaped', SECRET.replace('/', '\\/')],
  ['as a form sends it', encodeURIComponent(SECRET)],
  ['with every letter escaped as in an address', percent(SECRET)],
  ['as JSON within JSON', JSON.stringify(JSON.stringify({ x: SECRET })).replace('s', '\\\\u0073')],
])('a secret is removed from a body, a path and a header, written %s', (_, written) => {
  const { path, request, response } = redact(sent(`{"x":"${written}"}`, `/a?x=${written}`, [['x-any', written]]), [
    SECRET,
  ]);
  for (const text of [path, request.body, response?.body, request.headers[0]?.[1]]) {
    expect(text).toContain('[hidden]');
    expect(text).not.toMatch(/test|\\u00|%7|aZ09/i);
  }
});

test('other text is unchanged', () => {
  const other = '{"x":"\\u0073ecret 100% \\/ %3d \\u00"}';
  expect(bodyOf(other)).toBe(other);
});

test('two secrets in one text are both removed', () => {
  const text = `${escaped('first-secret')} second-secret`;
  expect(redact(sent(text), ['first-secret', 'second-secret']).request.body).toBe('[hidden] [hidden]');
});
