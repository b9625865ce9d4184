import { expect, test } from 'vitest';
import { chooseParts } from './choose-parts.ts';

const known = [
  { name: 'lint', command: [] },
  { name: 'unit', command: [] },
];
const choose = (...words: string[]) => {
  const { parts, filters } = chooseParts(words, known);
  return [parts.map((part) => part.name), filters];
};

test('no word runs everything', () => {
  expect(choose()).toEqual([['lint', 'unit'], []]);
});

test('names choose, in our order', () => {
  expect(choose('unit', 'lint')).toEqual([['lint', 'unit'], []]);
});

test('words after the names are for the test runner', () => {
  expect(choose('unit', 'settings', '-t', 'port')).toEqual([['unit'], ['settings', '-t', 'port']]);
});

test('an unknown part is refused by name', () => {
  expect(() => choose('untie')).toThrow('no part "untie". Parts: lint, unit');
});
