import { expect, test } from 'vitest';
import type { Exchange } from '../../lib/wire/exchange.ts';
import { mergeCalls, MOST_SHOWN } from './merge-calls.ts';

const call = (id: string): Exchange => ({
  id,
  operation: null,
  method: 'GET',
  path: '/',
  request: { headers: [], body: '' },
  response: null,
  problem: null,
  started_at: 0,
  duration_ms: 0,
});
const ids = (calls: Exchange[]) => calls.map(({ id }) => id);

test('new calls come first, the newest at the top', () => {
  expect(ids(mergeCalls([call('a')], [call('b'), call('c')]))).toEqual(['c', 'b', 'a']);
});

test('a call that comes again after a reconnect is shown once', () => {
  expect(ids(mergeCalls([call('b'), call('a')], [call('b'), call('c')]))).toEqual(['c', 'b', 'a']);
});

test('only the newest are kept', () => {
  const many = Array.from({ length: MOST_SHOWN }, (_, index) => call(`${index}`));
  const merged = mergeCalls(many, [call('new')]);
  expect([merged.length, merged[0]?.id]).toEqual([MOST_SHOWN, 'new']);
});
