import { expect, onTestFinished, test } from 'vitest';
import type { Log } from '../log/log.ts';
import { withExclusiveLock } from './locks.ts';
import { openDatabase } from './database.ts';
import { startSweeper } from './sweeper.ts';
import { newPlace, onPostgres } from './testing/database.ts';

async function twoInstances() {
  const place = await newPlace();
  const instances = [await openDatabase(place), await openDatabase(place)] as const;
  onTestFinished(async () => {
    for (const instance of instances) await instance.destroy();
  });
  return instances;
}

test('only one instance sweeps at a time', async () => {
  const [one, two] = await twoInstances();
  const swept: string[] = [];
  await withExclusiveLock(one, async () => {
    swept.push('one');
    await withExclusiveLock(two, async () => void swept.push('two meanwhile'));
  });
  await withExclusiveLock(two, async () => void swept.push('two afterwards'));
  // A SQLite file has one instance, so it needs no lock.
  expect(swept).toEqual(onPostgres ? ['one', 'two afterwards'] : ['one', 'two meanwhile', 'two afterwards']);
});

test('a failed sweep is logged by place, without data, and the others still run', async () => {
  const db = await openDatabase(':memory:');
  onTestFinished(() => db.destroy());
  const logged: unknown[] = [];
  const log = { error: (...words: unknown[]) => logged.push(words) } as unknown as Log;
  const { promise: swept, resolve: done } = Promise.withResolvers<void>();
  const failing = async () => {
    throw Object.assign(new Error('ada@example.com is in the way'), { detail: 'Key (email)=(ada@example.com)' });
  };
  const stop = startSweeper(db, [failing, async () => done()], log, 1);
  await swept;
  await stop();
  expect(logged[0]).toEqual([{ name: 'Error', frames: expect.any(Array) as string[] }, 'a sweep failed']);
  expect(JSON.stringify(logged)).toContain('failing');
  expect(JSON.stringify(logged)).not.toContain('ada@');
});

test('stopping waits for the current sweep and starts no other, so the database can be closed', async () => {
  const db = await openDatabase(':memory:');
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const done: string[] = [];
  const slow = async () => {
    begin();
    await released;
    await db.selectFrom('sandbox_projects').select('id').execute();
    done.push('slow');
  };
  const logged: unknown[] = [];
  const log = { error: (...words: unknown[]) => logged.push(words) } as unknown as Log;
  const stop = startSweeper(db, [slow, async () => void done.push('next')], log, 1);
  await begun;
  const closed = stop().then(() => db.destroy());
  release();
  await closed;
  expect(done).toEqual(['slow']);
  expect(logged).toEqual([]);
});
