import { tmpdir } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from '../../lib/store/database.ts';
import { openTestDatabase } from '../../lib/store/testing/database.ts';
import { createReadiness } from './readiness.ts';

const log = { warn: vi.fn() };

test('a site that can store a row is ready, until it stops', async () => {
  const database = await openTestDatabase();
  const readiness = createReadiness({ database, folder: tmpdir(), log, leastFree: 0 });
  expect(await readiness.problem()).toBeUndefined();
  readiness.stopping();
  expect(await readiness.problem()).toBe('the site is stopping');
});

test('a full disk is a problem before the first write fails', async () => {
  const database = await openTestDatabase();
  const readiness = createReadiness({ database, folder: tmpdir(), log, leastFree: Number.MAX_SAFE_INTEGER });
  expect(await readiness.problem()).toMatch(/^the disk of DATA_DIR has only \d+ MB left$/);
});

test('a database that hangs is a problem within a second, is asked once, and is logged once', async () => {
  log.warn.mockClear();
  const insertInto = vi.fn(() => new Promise(() => {}));
  const values = { values: () => ({ onConflict: () => ({ execute: insertInto }) }) };
  const database = { insertInto: () => values } as unknown as Database;
  const readiness = createReadiness({ database, folder: undefined, log });
  const started = performance.now();
  expect(await readiness.problem()).toBe('the database doesn’t answer');
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await readiness.problem()).toBe('the database doesn’t answer');
  expect([insertInto.mock.calls.length, log.warn.mock.calls.length]).toEqual([1, 1]);
});

test('many checks at the same time, or soon after each other, write one row', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const insertInto = vi.fn(async () => ({ numInsertedOrUpdatedRows: 1n }));
  const values = { values: () => ({ onConflict: () => ({ execute: insertInto }) }) };
  const database = { insertInto: () => values } as unknown as Database;
  const readiness = createReadiness({ database, folder: undefined, log });
  await Promise.all([readiness.problem(), readiness.problem()]);
  await readiness.problem();
  expect(insertInto).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  await readiness.problem();
  expect(insertInto).toHaveBeenCalledTimes(2);
});
