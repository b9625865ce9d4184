import { expect, test } from 'vitest';
import { chooseParts } from './choose-parts.ts';

const choose = (...words: string[]) => {
  const { parts, filters } = chooseParts(words, ['lint', 'unit']);
  return [parts, filters];
};

test('without arguments everything runs', () => {
  expect(choose()).toEqual([['lint', 'unit'], []]);
});

test('the parts that are named run, in the order of a full run', () => {
  expect(choose('unit', 'lint')).toEqual([['lint', 'unit'], []]);
});

test('arguments after the names of parts go to the test runner', () => {
  expect(choose('unit', 'settings', '-t', 'port')).toEqual([['unit'], ['settings', '-t', 'port']]);
});

test('an unknown part is rejected by name', () => {
  expect(() => choose('untie')).toThrow('no part "untie". Parts: lint, unit');
});
