import { expect, test } from 'vitest';
import { sentBy } from './sender.ts';

const call = (operation: string | null, ...headers: [string, string][]) => ({
  operation,
  request: { headers, body: '' },
});

test('a call of the passkey guide says which half of the app sent it', () => {
  expect(sentBy(call('passwordless.register.begin', ['ApiKey', 'a:public:b']))).toBe('sent by your browser');
  expect(sentBy(call('passwordless.register.token', ['ApiSecret', '[hidden]']))).toBe('sent by your server');
  // The what-if with the public key in the header of the private one: it is the server all the same.
  expect(sentBy(call('passwordless.users.count', ['apisecret', 'a:public:b']))).toBe('sent by your server');
});

test('where only the server calls, nothing is said', () => {
  expect(sentBy(call('organizations.create', ['authorization', 'Basic [hidden]']))).toBeNull();
  expect(sentBy(call(null))).toBeNull();
});
