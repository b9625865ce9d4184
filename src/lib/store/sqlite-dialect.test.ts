import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Executor } from './database.ts';

async function open() {
  const db = await openDatabase(':memory:');
  onTestFinished(() => db.destroy());
  const add = (version: number, executor: Executor = db) =>
    executor
      .insertInto('sandbox_keys')
      .values({ owner: 'a', version, private_jwk: '', public_jwk: '', created_at: 0 })
      .execute();
  const versions = async (executor: Executor = db) =>
    (await executor.selectFrom('sandbox_keys').select('version').orderBy('version').execute()).map(
      (row) => row.version,
    );
  return { db, add, versions };
}

test('of statements that are committed together, one that fails leaves the others alone', async () => {
  const { add, versions } = await open();
  const results = await Promise.allSettled([add(1), add(2), add(1), add(3)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await versions()).toEqual([1, 2, 3]);
});

test('a transaction never meets another’s statement, whoever asked first', async () => {
  const { db, add, versions } = await open();
  const seen: number[][] = [];
  const undone = db.transaction().execute(async (trx) => {
    await add(10, trx);
    for (let i = 0; i < 5; i++) seen.push(await versions(trx));
    throw new Error('undone');
  });
  const done = db.transaction().execute((trx) => add(20, trx));
  const results = await Promise.allSettled([add(1), undone, add(2), done, add(3)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(new Set(seen.map(String)).size).toBe(1);
  expect(await versions()).toEqual([1, 2, 3, 20]);
});

test('what is still to be done is done before the database closes', async () => {
  const { db, add, versions } = await open();
  const found: number[][] = [];
  db.beforeClose(async () => {
    await add(1);
    found.push(await versions());
  });
  await db.destroy();
  expect(found).toEqual([[1]]);
});
