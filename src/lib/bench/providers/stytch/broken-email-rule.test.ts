import { expect, test } from 'vitest';
import { email } from '../../../sandbox/stytch/fields.ts';
import { brokenEmailRule } from './broken-email-rule.ts';

test.each([
  ['', 'empty'],
  ['ada', 'no @'],
  ['@example.com', 'before the @'],
  ['ada@lovelace@example.com', 'more than one @'],
  ['ada lovelace@example.com', 'a space'],
  ['a,b@example.com', 'isn’t allowed'],
  [`${'a'.repeat(65)}@example.com`, 'longer than 64'],
  ['ada@localhost', 'no dot'],
  ['ada@exämple.com', 'plain ASCII'],
  [`ada@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(63)}.${'d'.repeat(63)}.com`, 'longer than 254'],
  ['ada@example.c', 'isn’t a domain'],
  ['ada@-example.com', 'isn’t a domain'],
])('%s is refused by the sandbox, and the reader learns which rule it breaks', (address, rule) => {
  expect(email.safeParse(address).success).toBe(false);
  expect(brokenEmailRule(address)).toContain(rule);
});

test('an address that the sandbox accepts breaks no rule', () => {
  for (const address of ['ada@example.com', 'ädä@example.com', 'a.b+c@mail.example.co']) {
    expect(email.safeParse(address).success).toBe(true);
    expect(brokenEmailRule(address)).toBeUndefined();
  }
});
