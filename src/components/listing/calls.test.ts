import { expect, test } from 'vitest';
import { checkCalls, findCalls } from './calls.ts';

const found = (code: string) =>
  findCalls(code, 'x.ts').map(({ operations, from, to }) => [operations.join(' '), from, to]);

test('a call is found with all its lines', () => {
  const code = 'const a = 1;\nreturn await stytch.sessions.authenticate({\n  session_token: a,\n});\n';
  expect(found(code)).toEqual([['sessions.authenticate', 2, 4]]);
});

test('a call on one line, and one in Python', () => {
  expect(
    found('stytch.sessions.revoke({ session_token });\nstytch.magic_links.email.discovery.send(\n  x,\n)'),
  ).toEqual([
    ['sessions.revoke', 1, 1],
    ['magic_links.email.discovery.send', 2, 4],
  ]);
});

test('a call without an SDK is found by its path, with or without a type', () => {
  expect(found("return await post<{ token: string }>(api, '/register/token', {\n});")).toEqual([
    ['passwordless.register.token', 1, 2],
  ]);
  expect(found("await post(api, '/credentials/delete', { id });")).toEqual([['passwordless.credentials.delete', 1, 1]]);
});

test('one call of the browser’s client makes two', () => {
  expect(found('return await client.signinWithAlias(alias);')).toEqual([
    ['passwordless.signin.begin passwordless.signin.complete', 1, 1],
  ]);
});

test('a call that the wire view does not know stops the build', () => {
  expect(() => findCalls('stytch.sessions.revoked({})', 'x.ts')).toThrow('x.ts calls sessions.revoked');
});

test('a step must show each call it makes, once', () => {
  const shown = (...calls: string[]) => calls.map((call) => ({ call, operations: ['a'] }));
  expect(() => checkCalls('discover', ['a', 'a'], shown('one'))).not.toThrow();
  expect(() => checkCalls('sign-in', ['a'], shown('one', 'another way'))).not.toThrow();
  expect(() => checkCalls('discover', ['a'], [])).toThrow('show that call 0 times');
  expect(() => checkCalls('discover', ['a'], shown('one', 'one'))).toThrow('2 times');
});
