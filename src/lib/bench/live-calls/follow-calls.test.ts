import { expect, test } from 'vitest';
import type { Exchange } from '../../wire/exchange.ts';
import { followCalls, type ListCalls } from './follow-calls.ts';

const call = (id: string, started_at: number, body = ''): Exchange => ({
  id,
  operation: null,
  method: 'GET',
  path: '/',
  request: { headers: [], body },
  response: null,
  problem: null,
  started_at,
  duration_ms: 0,
});

/** A record of calls that a test adds to, and the calls of each look at it. */
function start(recorded: Exchange[], since?: number) {
  const ending = new AbortController();
  const list: ListCalls = ({ since: from = 0, limit }) =>
    Promise.resolve(recorded.filter(({ started_at }) => started_at >= from).slice(-limit));
  const looks = followCalls(list, { since, signal: ending.signal, every: 0 });
  const look = async () => {
    const { value } = await looks.next();
    return value && { next: value.next, ids: value.calls.map(({ id }) => id) };
  };
  return { looks, look, end: () => ending.abort() };
}

test('each call is told once, beginning with those that are there', async () => {
  const recorded = [call('a', 10_000)];
  const { look } = start(recorded);
  expect(await look()).toEqual({ next: 10_000, ids: ['a'] });
  expect(await look()).toBeNull();
  recorded.push(call('b', 10_001), call('c', 10_001));
  expect(await look()).toEqual({ next: 10_001, ids: ['b', 'c'] });
  expect(await look()).toBeNull();
});

test('a call that another instance recorded late, or with a clock behind, isn’t missed', async () => {
  const recorded = [call('a', 10_000)];
  const { look } = start(recorded);
  await look();
  recorded.unshift(call('late', 8_000));
  expect(await look()).toEqual({ next: 10_000, ids: ['late'] });
});

test('a stream that continues leaves out what is long known', async () => {
  const { look } = start([call('old', 1_000), call('known', 10_000), call('missed', 12_000)], 10_000);
  // The page has `known` already and shows it once.
  expect(await look()).toEqual({ next: 12_000, ids: ['known', 'missed'] });
});

test('an empty record is waited for', async () => {
  const recorded: Exchange[] = [];
  const { look } = start(recorded);
  expect(await look()).toBeNull();
  recorded.push(call('first', 5));
  expect(await look()).toEqual({ next: 5, ids: ['first'] });
});

test('a long body is replaced by a note', async () => {
  const { looks } = start([call('a', 1, 'x'.repeat(20_001))]);
  expect((await looks.next()).value?.calls[0]?.request.body).toContain('20001 characters');
});

test('it ends when it is told to', async () => {
  const { looks, end } = start([call('a', 1)]);
  await looks.next();
  end();
  expect((await looks.next()).done).toBe(true);
});
