import { expect, test } from 'vitest';
import { aheadOf } from './ahead.ts';

test.each([
  [0, 'no time'],
  [300_000, '5 minutes'],
  [3_660_000, '1 hour 1 minute'],
  [86_400_000 + 121_000, '1 day 2 minutes 1 second'],
])('%i ms is %s', (ms, words) => expect(aheadOf(ms)).toBe(words));
