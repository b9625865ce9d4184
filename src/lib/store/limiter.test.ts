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

test('a limit allows so many, then says how long to wait', async () => {
  const limit = createLimit(await open(), 'sends', 3, HOUR);
  expect([await limit.consume('a'), await limit.consume('a'), await limit.consume('a')]).toEqual([null, null, null]);
  const wait = await limit.consume('a');
  expect(wait).toBeGreaterThan(3_590_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});

test('each key and each limit has its own count', async () => {
  const db = await open();
  const limit = createLimit(db, 'sends', 1, HOUR);
  expect(await limit.consume('a')).toBeNull();
  expect(await limit.consume('b')).toBeNull();
  expect(await createLimit(db, 'codes', 1, HOUR).consume('a')).toBeNull();
  expect(await limit.consume('a')).not.toBeNull();
});

test('many at the same moment are counted one by one', async () => {
  const limit = createLimit(await open(), 'sends', 5, HOUR);
  const answers = await Promise.all(Array.from({ length: 20 }, () => limit.consume('a')));
  expect(answers.filter((answer) => answer === null)).toHaveLength(5);
});

test('the count starts over when its time is up, and attempts do not extend it', async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  const limit = createLimit(await open(), 'sends', 1, 60);
  await limit.consume('a');
  vi.setSystemTime(1_030_000);
  expect(await limit.consume('a')).toBe(30_000);
  vi.setSystemTime(1_060_001);
  expect(await limit.consume('a')).toBeNull();
});

test('counts survive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'limiter-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = await openDatabase(folder);
  await createLimit(first, 'sends', 1, HOUR).consume('a');
  await first.destroy();
  expect(await createLimit(await open(folder), 'sends', 1, HOUR).consume('a')).not.toBeNull();
});

test('the sweep deletes expired counts only', async () => {
  const db = await open();
  await createLimit(db, 'short', 1, 1).consume('a');
  await createLimit(db, 'long', 1, HOUR).consume('a');
  await sweepLimits(db)(Date.now() + 60_000);
  expect(await db.selectFrom('limits').select('key').execute()).toEqual([{ key: 'long:a' }]);
});
