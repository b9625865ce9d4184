import { expect, test } from 'vitest';
import { checkCalls, findCalls } from './calls.ts';

test('a call is found with all its lines', () => {
  const code = 'const a = 1;\nreturn await stytch.sessions.authenticate({\n  session_token: a,\n});\n';
  expect(findCalls(code, 'x.ts')).toEqual([{ operation: 'sessions.authenticate', from: 2, to: 4 }]);
});

test('a call on one line, and one in Python', () => {
  const found = findCalls(
    'stytch.sessions.revoke({ session_token });\nstytch.magic_links.email.discovery.send(\n  x,\n)',
    'x',
  );
  expect(found).toEqual([
    { operation: 'sessions.revoke', from: 1, to: 1 },
    { operation: 'magic_links.email.discovery.send', from: 2, to: 4 },
  ]);
});

test('a call that the wire view does not know stops the build', () => {
  expect(() => findCalls('stytch.sessions.revoked({})', 'x.ts')).toThrow('x.ts calls stytch.sessions.revoked');
});

test('a step must show each call it makes, once', () => {
  expect(() => checkCalls('discover', ['a', 'a'], ['a'])).not.toThrow();
  expect(() => checkCalls('discover', ['a'], [])).toThrow('show that call 0 times');
  expect(() => checkCalls('discover', ['a'], ['a', 'a'])).toThrow('2 times');
});
