import { expect, test } from 'vitest';
import { sentBy } from './sender.ts';

const call = (path: string, ...headers: [string, string][]) => ({ path, request: { headers, body: '' } });

test('a call of the passkey guide says which half of the app sent it', () => {
  expect(sentBy(call('/register/begin', ['ApiKey', 'a:public:b']))).toBe('sent by your browser');
  expect(sentBy(call('/passwordless/register/token', ['ApiSecret', '[hidden]']))).toBe('sent by your server');
  // The failure demo puts the public API key into the API secret's header; the server still sends it.
  expect(sentBy(call('/users/count', ['apisecret', 'a:public:b']))).toBe('sent by your server');
});

test('where only the server calls, nothing is said', () => {
  expect(sentBy(call('/v1/b2b/organizations', ['authorization', 'Basic [hidden]']))).toBeNull();
  expect(sentBy(call('/v1/b2b/organizations'))).toBeNull();
});
