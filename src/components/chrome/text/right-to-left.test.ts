import { expect, test } from 'vitest';
import { splitAtRightToLeft } from './right-to-left.ts';

test('a text in one direction stays whole', () => {
  expect(splitAtRightToLeft('Acme was created.')).toEqual(['Acme was created.']);
});

test('each name that runs right to left is set apart from the sentence, with the spaces and digits inside it', () => {
  expect(splitAtRightToLeft('You switched from שלום 2 בע"מ to شركة, without logging in.')).toEqual([
    'You switched from ',
    'שלום 2 בע"מ',
    ' to ',
    'شركة',
    ', without logging in.',
  ]);
});
