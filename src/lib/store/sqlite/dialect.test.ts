import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Executor } from '../database.ts';

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

test('a statement that fails leaves those beside it alone', async () => {
  const { add, versions } = await open();
  const results = await Promise.allSettled([add(1), add(2), add(1), add(3)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await versions()).toEqual([1, 2, 3]);
});

test('a transaction runs alone, however the statements around it are ordered', async () => {
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

test('a statement returns the columns that the table has now', async () => {
  const { db, add } = await open();
  await add(1);
  const rows = async () => (await sql`select * from sandbox_keys`.execute(db)).rows;
  const [before] = await rows();
  await sql`alter table sandbox_keys drop column private_jwk`.execute(db);
  const { private_jwk: _, ...left } = before as Record<string, unknown>;
  expect(await rows()).toEqual([left]);
});

test('work registered for the end runs before the database closes', async () => {
  const { db, add, versions } = await open();
  const atClose: number[][] = [];
  db.beforeClose(async () => {
    await add(1);
    atClose.push(await versions());
  });
  await db.destroy();
  expect(atClose).toEqual([[1]]);
});

test('only the user who runs the site can read the files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const before = process.umask(0o022);
  const db = await openDatabase(folder).finally(() => process.umask(before));
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const files = readdirSync(folder);
  expect(files).toContain('first-login.sqlite-wal');
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0);
});

test('a statement that has returned is committed, and a transaction only when it ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const db = await openDatabase(folder);
  const other = new DatabaseSync(join(folder, 'first-login.sqlite'), { readOnly: true });
  onTestFinished(async () => {
    other.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const seenByOthers = () => other.prepare('select count(*) as n from limits').get()?.n;
  const add = (key: string, executor: Executor = db) =>
    executor.insertInto('limits').values({ key, points: 1, expires_at: 0 }).execute();

  await add('a');
  expect(seenByOthers()).toBe(1);
  await db.transaction().execute(async (trx) => {
    await add('b', trx);
    expect(seenByOthers()).toBe(1);
  });
  expect(seenByOthers()).toBe(2);
});

test('a commit that fails is reported, and the next statement works', async () => {
  const { db, add, versions } = await open();
  await sql`create table parents (id integer primary key)`.execute(db);
  await sql`create table children (id integer references parents deferrable initially deferred)`.execute(db);
  const orphan = db.transaction().execute(async (trx) => {
    await add(1, trx);
    await sql`insert into children values (1)`.execute(trx);
  });
  await expect(orphan).rejects.toThrow('FOREIGN KEY');
  await add(2);
  expect(await versions()).toEqual([2]);
});

test('a full disk is reported to the statement that meets it, and the next one works', async () => {
  const { db, add, versions } = await open();
  await add(1);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 3)}`.execute(db);
  const addLarge = (version: number, executor: Executor = db) =>
    executor
      .insertInto('sandbox_keys')
      .values({ owner: 'a', version, private_jwk: 'x'.repeat(100_000), public_jwk: '', created_at: 0 })
      .execute();
  const transaction = db.transaction().execute(async (trx) => {
    await add(2, trx);
    await addLarge(3, trx);
  });
  await expect(transaction).rejects.toThrow('full');
  const results = await Promise.allSettled([add(4), addLarge(5), add(6)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await versions()).toEqual([1, 4, 6]);
});
