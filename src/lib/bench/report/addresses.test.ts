import { expect, test } from 'vitest';
import { workOf } from '../../sandbox/testing/work.ts';
import { replaceAddresses } from './addresses.ts';

const masked = (text: string) => replaceAddresses(text, (address) => `[${address}]`);

test.each([
  ['joan@example.com', '[joan@example.com]'],
  [
    'Mail to "joan@example.com", or <a.b+c@mail.example.co.uk>.',
    'Mail to "[joan@example.com]", or <[a.b+c@mail.example.co.uk]>.',
  ],
  ['jürgen@münchen.example and 李@例え.jp', '[jürgen@münchen.example] and [李@例え.jp]'],
  ['@ a@ @b.c a@b @@a@b.c', '@ a@ @b.c a@b @@[a@b.c]'],
  ['a@b.c@d.e', '[a@b.c]@d.e'],
  ['no address', 'no address'],
  ['', ''],
])('addresses are found in %j', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each([
  ['a long word', `${'a'.repeat(400_000)}@`],
  ['many words', 'a@'.repeat(200_000)],
  ['long words', `${'a'.repeat(300)}@${'b'.repeat(300)} `.repeat(600)],
])('a text of %s takes no longer than any other', async (_, text) => {
  expect(await workOf(() => masked(text))).toBeLessThan(50);
});
