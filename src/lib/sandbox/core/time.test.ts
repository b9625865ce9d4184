import { expect, test } from 'vitest';
import { timestamp } from './time.ts';

test('a time is formatted with whole seconds', () => {
  for (let again = 0; again < 2; again++) {
    expect(timestamp(Date.UTC(2026, 10, 22, 12, 5, 59, 999))).toBe('2026-11-22T12:05:59Z');
    expect(timestamp(Date.UTC(2026, 10, 22, 12, 6))).toBe('2026-11-22T12:06:00Z');
  }
});
