import { expect, test } from 'vitest';
import type { Exchange } from '../../../lib/wire/exchange.ts';
import { hasTokens, maskTokens } from './mask-tokens.ts';

const exchange = (request: object, response: object): Exchange => ({
  id: '1',
  operation: null,
  method: 'POST',
  path: '/v1/b2b/sessions?token=tok-abcdefgh',
  request: { headers: [], body: JSON.stringify(request) },
  response: { status: 200, headers: [], body: JSON.stringify(response) },
  problem: null,
  started_at: 0,
  duration_ms: 1,
});

test('every token is masked wherever it appears, even deep in a response or repeated without a name', () => {
  const before = exchange(
    { session_token: 'tok-abcdefgh' },
    { member_session: { session_jwt: 'ey.jwt.part' }, note: 'see tok-abcdefgh', name: 'Ada' },
  );
  const text = JSON.stringify(maskTokens(before));
  expect(text).not.toMatch(/tok-abcdefgh|ey\.jwt\.part/);
  expect(text).toContain('Ada');
});

test('a session that is sent in a header is masked, too', () => {
  const before = exchange({ name: 'Acme' }, { status_code: 200 });
  before.request.headers = [
    ['content-type', 'application/json'],
    ['X-Stytch-Member-Session', 'tok-ijklmnop'],
    ['x-stytch-member-sessionjwt', 'ey.jwt.part'],
  ];
  expect(hasTokens(before)).toBe(true);
  const { headers } = maskTokens(before).request;
  expect(JSON.stringify(headers)).not.toMatch(/tok-ijklmnop|ey\.jwt\.part/);
  expect(headers).toContainEqual(['content-type', 'application/json']);
});

test('a session header without a value changes nothing', () => {
  const before = exchange({ name: 'Acme' }, { status_code: 200 });
  before.request.headers = [['X-Stytch-Member-Session', '']];
  expect(hasTokens(before)).toBe(false);
  expect(maskTokens(before)).toEqual(before);
});

test('an exchange without tokens has nothing to show', () => {
  expect(hasTokens(exchange({ email_address: 'a@b.c' }, { status_code: 200, session_token: '' }))).toBe(false);
  expect(hasTokens(exchange({ token: 'register_abcdef' }, {}))).toBe(true);
  expect(hasTokens(exchange({}, { session: 'session_abcdef' }))).toBe(true);
});
