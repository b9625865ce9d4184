import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../database.ts';
import { newPlace } from '../testing/database.ts';
import { watchHighWater, type HighWater } from './high-water.ts';

const ROOMY = { largest: 10 ** 12, leastFree: 0 };

test.each([
  ['has room', ROOMY, 0],
  ['is larger than it may be', { ...ROOMY, largest: 100 }, 1],
] as [string, HighWater, number][])('a database that %s is noted as such', async (_, mark, is_full) => {
  const place = await newPlace();
  const db = await openDatabase(place);
  onTestFinished(() => db.destroy());
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const stop = await watchHighWater(db, place, mark, log);
  stop();
  expect(await db.selectFrom('store_state').select('is_full').execute()).toEqual([{ is_full }]);
  expect(log.error).toHaveBeenCalledTimes(is_full);
});
