import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase } from '../../store/testing/database.ts';
import { findReader, makeReader, sweepReaders } from './readers.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

test('a reader who did nothing on the first day is deleted, and one who ran a step stays', async () => {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const now = Date.now();
  const [idle, busy, back] = [await makeReader(db, now), await makeReader(db, now), await makeReader(db, now)];
  const progress = { reader_id: busy.reader.id, guide: 'stytch-b2b', step: 'set-up', done_at: now };
  await db.insertInto('bench_progress').values(progress).execute();
  await sweepReaders(db, now + 23 * HOUR);
  // A visit on the next day.
  await findReader(db, back.key, now + 25 * HOUR);
  await sweepReaders(db, now + 26 * HOUR);
  const known = async ({ key }: typeof idle) => Boolean(await findReader(db, key, now + 26 * HOUR));
  expect([await known(idle), await known(busy), await known(back)]).toEqual([false, true, true]);
  await sweepReaders(db, now + 60 * DAY);
  expect(await known(busy)).toBe(false);
});
