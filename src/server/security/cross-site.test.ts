import { expect, test } from 'vitest';
import { isCrossSite } from './cross-site.ts';

const site = 'http://localhost:3000';
const post = (headers: Record<string, string>) => new Request(`${site}/logout`, { method: 'POST', headers });

test.each([
  ['our own page', { origin: site, cookie: 'a=b' }, false],
  ['another site', { origin: 'https://evil.example' }, true],
  ['another port', { origin: 'http://localhost:4000' }, true],
  ['a sandboxed frame', { origin: 'null' }, true],
  ['a browser without Origin, same origin', { 'sec-fetch-site': 'same-origin', cookie: 'a=b' }, false],
  ['a browser without Origin, another site', { 'sec-fetch-site': 'cross-site', cookie: 'a=b' }, true],
  ['a command line without cookies', {}, false],
  ['a client with cookies and no other headers', { cookie: 'a=b' }, true],
])('a POST from %s', (_, headers, refused) => {
  expect(isCrossSite(post(headers as Record<string, string>), site)).toBe(refused);
});

test('a GET may come from anywhere', () => {
  expect(isCrossSite(new Request(site, { headers: { origin: 'https://evil.example' } }), site)).toBe(false);
});
