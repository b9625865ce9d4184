import { expect, test } from 'vitest';
import { countWords, minutesToRead } from './words.ts';

test('only what is read counts as a word', () => {
  expect(countWords('Two words. [Three here](https://x.example/a) <FullCode folder="a b" /> — ```\ncode\n```')).toBe(4);
});

test('a thousand words and eight runs take seven minutes', () => {
  expect(minutesToRead(1000)).toBe(7);
});
