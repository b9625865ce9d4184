import { expect, test } from 'vitest';
import { countWords, minutesToTry } from './reading-time.ts';

test('only text that is read is counted in words', () => {
  expect(countWords('Two words. [Three here](https://x.example/a) <FullCode folder="a b" /> — ```\ncode\n```')).toBe(4);
});

test('a thousand words and eight steps take seventeen minutes', () => {
  expect(minutesToTry(1000, 8)).toBe(17);
});
