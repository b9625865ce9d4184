import { expect, test } from 'vitest';
import { timeLeft } from './time.ts';

test.each([
  [3600, '1 h left'],
  [3599, '60 min left'],
  [600, '10 min left'],
  [599, '9:59 left'],
  [5, '0:05 left'],
  [0, 'ended'],
])('%i seconds before the end the reader sees "%s"', (seconds, text) => {
  expect(timeLeft(seconds * 1000, 0)).toBe(text);
});
