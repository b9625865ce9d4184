import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { retryAfterOf, statusOf } from './_status.ts';

const sentence = 'Said.';
const from = { guide: 'stytch-b2b', step: 'discover', title: 'Discover' };

test.each<RunResult['outcome']>([
  { kind: 'invalid', field: 'email', sentence },
  { kind: 'missing', from, sentence },
  { kind: 'blocked', status: 404, sentence },
  { kind: 'unanswered', problem: 'ECONNREFUSED', sentence },
  { kind: 'done', sentence },
])('a run that ends as $kind is an answer', (outcome) => {
  expect(statusOf(outcome)).toBe(200);
  expect(retryAfterOf(outcome)).toBeUndefined();
});

test('a limit says by its status that it is one, and when to come back', () => {
  const limit = { kind: 'blocked', status: 429, retry_after_s: 60, sentence } as const;
  expect([statusOf(limit), retryAfterOf(limit)]).toEqual([429, 60]);
});
