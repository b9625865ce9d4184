import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database, type Executor } from './database.ts';
import { remembering } from './remembering.ts';

const set = (db: Executor, points: number) => db.updateTable('limits').set({ points }).execute();

async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'remembering-'));
  const openAgain = async () => {
    const db = await openDatabase(folder);
    onTestFinished(() => db.destroy());
    return db;
  };
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const db = await openAgain();
  await db.insertInto('limits').values({ key: 'a', points: 0, expires_at: 0 }).execute();
  return { db, openAgain, ...watch(db) };
}

/** Reads points, and counts how often that was left to the database. */
function watch(db: Database) {
  const reads = { count: 0 };
  const points = remembering(db, ['limits'], (key) => {
    reads.count++;
    return db.selectFrom('limits').select('points').where('key', '=', key).executeTakeFirst();
  });
  return { reads, points: async () => (await points('a'))?.points };
}

test('what nobody has written to is read once', async () => {
  const { db, points, reads } = await open();
  for (let i = 0; i < 3; i++) expect(await points()).toBe(0);
  await db
    .insertInto('sandbox_keys')
    .values({ owner: 'a', version: 1, private_jwk: '', public_jwk: '', created_at: 0 })
    .execute();
  expect([await points(), reads.count]).toEqual([0, 1]);
});

test('a write is seen at once, whether alone, in a transaction or as a part of work', async () => {
  const { db, points } = await open();
  expect(await points()).toBe(0);
  await set(db, 1);
  expect(await points()).toBe(1);
  await db.transaction().execute((trx) => set(trx, 2));
  expect(await points()).toBe(2);
  await db.settled((ahead) => set(ahead, 3));
  expect(await points()).toBe(3);
  await db.deleteFrom('limits').execute();
  expect(await points()).toBeUndefined();
});

test('what was never committed is forgotten, also by whoever has seen it', async () => {
  const { db, points } = await open();
  await sql`create table parents (id integer primary key)`.execute(db);
  await sql`create table children (id integer references parents deferrable initially deferred)`.execute(db);
  const during: unknown[] = [];
  const work = db.settled(async (ahead) => {
    await ahead.executeQuery(ahead.updateTable('limits').set({ points: 1 }).compile());
    await ahead.executeQuery(sql`insert into children values (1)`.compile(ahead));
    during.push(await points());
  });
  await expect(work).rejects.toThrow('FOREIGN KEY');
  expect([during, await points()]).toEqual([[1], 0]);
});

test('what another process writes is seen at once', async () => {
  const { points, reads, openAgain } = await open();
  const other = await openAgain();
  expect(await points()).toBe(0);
  await set(other, 1);
  expect([await points(), await points(), reads.count]).toEqual([1, 1, 2]);
});
