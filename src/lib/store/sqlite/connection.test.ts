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

test('a statement gives a table’s columns as they are now', async () => {
  const { db, add } = await open();
  await add(1);
  const rows = async () => (await sql`select * from sandbox_keys`.execute(db)).rows;
  const [before] = await rows();
  await sql`alter table sandbox_keys drop column private_jwk`.execute(db);
  const { private_jwk: _, ...left } = before as Record<string, unknown>;
  expect(await rows()).toEqual([left]);
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

test('nobody else on the machine can read what is stored', async () => {
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

/** Adds a key by a statement that is compiled already, as those of the sandbox are. */
const addCompiled = (db: Executor, version: number) =>
  db.executeQuery(
    db
      .insertInto('sandbox_keys')
      .values({ owner: 'a', version, private_jwk: '', public_jwk: '', created_at: 0 })
      .compile(),
  );

test('work that is settled waits once: its statements see each other, and nobody else sees them before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const db = await openDatabase(folder);
  const other = new DatabaseSync(join(folder, 'first-login.sqlite'), { readOnly: true });
  onTestFinished(async () => {
    other.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const seenByOthers = () => other.prepare('select count(*) as n from sandbox_keys').get()?.n;

  const during = await db.settled(async (ahead) => {
    await addCompiled(ahead, 1);
    await addCompiled(ahead, 2);
    const { rows } = await ahead.executeQuery(ahead.selectFrom('sandbox_keys').select('version').compile());
    return [rows.length, seenByOthers()];
  });
  expect(during).toEqual([2, 0]);
  expect(seenByOthers()).toBe(2);
});

test('work is not reported as done when its commit fails, nor is work beside it that may be lost with it', async () => {
  const { db, versions } = await open();
  await sql`create table parents (id integer primary key)`.execute(db);
  await sql`create table children (id integer references parents deferrable initially deferred)`.execute(db);
  const orphan = () =>
    db.settled((ahead) => ahead.executeQuery(sql`insert into children values (1)`.compile(ahead)).then(() => 'kept'));
  const beside = () => db.settled((ahead) => addCompiled(ahead, 1).then(() => 'kept'));
  const results = await Promise.allSettled([orphan(), beside()]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await versions()).toEqual([]);
  // And the next ones are on their own.
  expect(await beside()).toBe('kept');
  expect(await versions()).toEqual([1]);
});

test('work that throws has its own error told, after what it wrote is committed', async () => {
  const { db, versions } = await open();
  const work = db.settled(async (ahead) => {
    await addCompiled(ahead, 1);
    throw new Error('not today');
  });
  await expect(work).rejects.toThrow('not today');
  expect(await versions()).toEqual([1]);
});

test('when there is no more room whoever writes is told, and the next one is served', async () => {
  const { db, add, versions } = await open();
  await add(1);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 3)}`.execute(db);
  const large = (executor: Executor, version: number) =>
    executor
      .insertInto('sandbox_keys')
      .values({ owner: 'a', version, private_jwk: 'x'.repeat(100_000), public_jwk: '', created_at: 0 });
  const transaction = db.transaction().execute(async (trx) => {
    await add(2, trx);
    await large(trx, 3).execute();
  });
  await expect(transaction).rejects.toThrow('full');
  expect(await versions()).toEqual([1]);

  // Of a group only what is not reported as written may be gone.
  const results = await Promise.allSettled([add(4), large(db, 5).execute(), add(6)]);
  expect(results[1]?.status).toBe('rejected');
  const reported = [4, 5, 6].filter((_, i) => results[i]?.status === 'fulfilled');
  expect(await versions()).toEqual([1, ...reported]);

  const work = db.settled(async (ahead) => {
    await addCompiled(ahead, 7);
    await ahead.executeQuery(large(ahead, 8).compile()).catch(() => {});
    await addCompiled(ahead, 9);
  });
  const settled = await work.then(
    () => true,
    () => false,
  );
  expect((await versions()).includes(7)).toBe(settled);
  await add(10);
  expect(await versions()).toContain(10);
});
