import { expect, test } from 'vitest';
import { endsSoon, timeLeft } from './time.ts';

test('a credential ends soon when less than a minute is left', () => {
  expect([60_000, 59_999].map((until) => endsSoon(until, 0))).toEqual([false, true]);
});

test.each([
  [604_799, '7 days left'],
  [47 * 3600, '47 h left'],
  [3601, '1 h left'],
  // A session of an hour doesn't change its text within its first second.
  [3600, '60 min left'],
  [3599, '60 min left'],
  [600, '10 min left'],
  [599, '9:59 left'],
  [5, '0:05 left'],
  [0, 'ended'],
])('%i seconds before the end the reader sees "%s"', (seconds, text) => {
  expect(timeLeft(seconds * 1000, 0)).toBe(text);
});
