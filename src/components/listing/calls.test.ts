import { expect, test } from 'vitest';
import { checkCalls, findCalls } from './calls.ts';

const callsIn = (code: string) =>
  findCalls(code, 'x.ts').map(({ operations, from, to }) => [operations.join(' '), from, to]);

test('a call is found with all its lines', () => {
  const code = 'const a = 1;\nreturn await stytch.sessions.authenticate({\n  session_token: a,\n});\n';
  expect(callsIn(code)).toEqual([['sessions.authenticate', 2, 4]]);
});

test('a call on one line, and one in Python', () => {
  expect(
    callsIn('stytch.sessions.revoke({ session_token });\nstytch.magic_links.email.discovery.send(\n  x,\n)'),
  ).toEqual([
    ['sessions.revoke', 1, 1],
    ['magic_links.email.discovery.send', 2, 4],
  ]);
});

test('a call without an SDK is found by its path, with or without a type', () => {
  expect(callsIn("return await post<{ token: string }>(api, '/register/token', {\n});")).toEqual([
    ['passwordless.register.token', 1, 2],
  ]);
  expect(callsIn("await post(api, '/credentials/delete', { id });")).toEqual([
    ['passwordless.credentials.delete', 1, 1],
  ]);
});

test('the calls of the app in Python are found, too', () => {
  expect(callsIn('sent = stytch().magic_links.email.discovery.send(\n    a=b,\n)')).toEqual([
    ['magic_links.email.discovery.send', 1, 3],
  ]);
  expect(callsIn('return self._call("GET", "/credentials/list", params={})')).toEqual([
    ['passwordless.credentials.list', 1, 1],
  ]);
  expect(callsIn('requests.get(f"{api_url}/users/count", timeout=10)')).toEqual([['passwordless.users.count', 1, 1]]);
});

test('a curl command is a call, down to its last line', () => {
  expect(callsIn('curl "$API_URL/users/count" \\\n  -H "ApiSecret: $API_SECRET"\n')).toEqual([
    ['passwordless.users.count', 1, 2],
  ]);
  expect(callsIn(`A="b"\ncurl "$API_URL/register/token" \\\n  -d '{}'`)).toEqual([
    ['passwordless.register.token', 2, 3],
  ]);
  expect(callsIn(`curl -X PUT "$STYTCH_API_URL/v1/b2b/organizations/acme" \\\n  -d '{}'`)).toEqual([
    ['organizations.update', 1, 2],
  ]);
  expect(() => findCalls('curl "$API_URL/nowhere"', 'x.sh')).toThrow('x.sh calls GET /nowhere');
});

test('one call of the browser’s client makes two', () => {
  expect(callsIn('return await client.signinWithAlias(alias);')).toEqual([
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
