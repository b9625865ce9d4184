import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { createLimit, sweepLimits } from './limiter.ts';

const HOUR = 3600;

async function open(folder = ':memory:') {
  const db = await openDatabase(folder);
  onTestFinished(() => db.destroy());
  return db;
}

afterEach(() => vi.useRealTimers());

test('so often and no more, and then it says when to come back', async () => {
  const limit = createLimit(await open(), 'sends', 3, HOUR);
  expect([await limit.take('a'), await limit.take('a'), await limit.take('a')]).toEqual([null, null, null]);
  const wait = await limit.take('a');
  expect(wait).toBeGreaterThan(3_590_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});

test('everybody and everything has a count of their own', async () => {
  const db = await open();
  const limit = createLimit(db, 'sends', 1, HOUR);
  expect(await limit.take('a')).toBeNull();
  expect(await limit.take('b')).toBeNull();
  expect(await createLimit(db, 'codes', 1, HOUR).take('a')).toBeNull();
  expect(await limit.take('a')).not.toBeNull();
});

test('of many at the same moment, as many get through as may', async () => {
  const limit = createLimit(await open(), 'sends', 5, HOUR);
  const answers = await Promise.all(Array.from({ length: 20 }, () => limit.take('a')));
  expect(answers.filter((answer) => answer === null)).toHaveLength(5);
});

test('when the time is over it begins anew, and trying did not prolong it', async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  const limit = createLimit(await open(), 'sends', 1, 60);
  await limit.take('a');
  vi.setSystemTime(1_030_000);
  expect(await limit.take('a')).toBe(30_000);
  vi.setSystemTime(1_060_001);
  expect(await limit.take('a')).toBeNull();
});

test('a restart forgets nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'limiter-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = await openDatabase(folder);
  await createLimit(first, 'sends', 1, HOUR).take('a');
  await first.destroy();
  expect(await createLimit(await open(folder), 'sends', 1, HOUR).take('a')).not.toBeNull();
});

test('counts that are over are swept, and no others', async () => {
  const db = await open();
  await createLimit(db, 'short', 1, 1).take('a');
  await createLimit(db, 'long', 1, HOUR).take('a');
  await sweepLimits(db)(Date.now() + 60_000);
  expect(await db.selectFrom('limits').select('key').execute()).toEqual([{ key: 'long:a' }]);
});
