import { expect, test } from 'vitest';
import { mailboxOf, undeliverableReason } from './recipients.ts';

test.each([
  'ada@example.com',
  'a@mail.example.org',
  'a@x.test',
  'a@localhost',
  'a@b.INVALID',
  'a@printer.local',
  'ada@example.com.',
])('%s is undeliverable, and the reason is given', (address) => {
  expect(undeliverableReason(address)).toMatch(/reserved for examples/);
});

test.each([
  'sandbox@stytch.com',
  'Sandbox@Stytch.com',
  'ada@lovelace.dev',
  'a@notexample.com',
  'a@example.co',
  'nonsense',
])('%s is left to the provider', (address) => {
  expect(undeliverableReason(address)).toBeUndefined();
});

test('an address that is too long is undeliverable, and the reason is given', () => {
  const of = (length: number) => `${'+'.repeat(length - '@lovelace.dev'.length)}@lovelace.dev`;
  expect(undeliverableReason(of(254))).toBeUndefined();
  expect(undeliverableReason(of(255))).toMatch(/255 characters. Use 254 or fewer/);
});

test('a plus sign and what follows it don’t make another mailbox', () => {
  expect(mailboxOf(' Ada+News+2@Lovelace.dev ')).toBe('ada@lovelace.dev');
  expect(mailboxOf('ada@lovelace.dev')).toBe('ada@lovelace.dev');
  expect(mailboxOf('+ada@lovelace.dev')).toBe('+ada@lovelace.dev');
  expect(mailboxOf('nonsense+1')).toBe('nonsense+1');
  expect(mailboxOf('ada++@lovelace.dev')).toBe('ada@lovelace.dev');
  expect(mailboxOf('+ada+news@lovelace.dev')).toBe('+ada@lovelace.dev');
  expect(mailboxOf('@lovelace.dev')).toBe('@lovelace.dev');
});
