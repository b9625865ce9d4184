import { expect, test } from 'vitest';
import { whyNoMail } from './recipients.ts';

test.each(['ada@example.com', 'a@mail.example.org', 'a@x.test', 'a@localhost', 'a@b.INVALID', 'a@printer.local'])(
  '%s gets no real mail, and the reason is said',
  (address) => {
    expect(whyNoMail(address)).toMatch(/reserved for examples/);
  },
);

test.each([
  'sandbox@stytch.com',
  'Sandbox@Stytch.com',
  'ada@lovelace.dev',
  'a@notexample.com',
  'a@example.co',
  'nonsense',
])('%s is for the provider to judge', (address) => {
  expect(whyNoMail(address)).toBeUndefined();
});
