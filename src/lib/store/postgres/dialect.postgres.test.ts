import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { SettingsError } from '../../config/settings.ts';
import { connect, Database, openDatabase } from '../database.ts';
import { newPlace, openTestDatabase } from '../testing/database.ts';
import { createPostgresDialect } from './dialect.ts';

const reader = (id: string, at = 0) => ({ id, created_at: at, last_seen_at: at });

test('times and counts are numbers, as on SQLite', async () => {
  const db = await openTestDatabase();
  const at = Date.UTC(9999, 11, 31);
  await db.insertInto('bench_readers').values(reader('a', at)).execute();
  const row = await db
    .selectFrom('bench_readers')
    .select(['created_at', (eb) => eb.fn.countAll().over().as('n')])
    .executeTakeFirst();
  expect(row).toEqual({ created_at: at, n: 1 });
});

test('text is sorted by its bytes, whatever the collation of the database', async () => {
  const db = await openTestDatabase();
  const ids = ['B', '_', 'a', 'ä'];
  for (const id of ids.toReversed()) await db.insertInto('bench_readers').values(reader(id)).execute();
  const { rows } = await sql<{ first: string }>`select min(x) as first from (values ('B'), ('a')) as t (x)`.execute(db);
  expect(rows).toEqual([{ first: 'a' }]); // the database's own order differs, or this test shows nothing
  const sorted = await db.selectFrom('bench_readers').select('id').orderBy('id').execute();
  expect(sorted.map(({ id }) => id)).toEqual(ids);
});

test('a text with U+0000, which PostgreSQL cannot hold, is stored and found', async () => {
  const db = await openTestDatabase();
  await db.insertInto('bench_readers').values(reader('a\0b')).execute();
  const row = await db.selectFrom('bench_readers').select('id').where('id', '=', 'a\0b').executeTakeFirst();
  expect(row).toEqual({ id: 'a\uFFFDb' });
});

test('an instance keeps working after a newer one has changed a table', async () => {
  const place = await newPlace();
  const [older, newer] = [await openDatabase(place), await openDatabase(place)];
  onTestFinished(async () => {
    await Promise.all([older.destroy(), newer.destroy()]);
  });
  const readAll = () => older.selectFrom('bench_readers').selectAll().execute();
  await readAll();
  await sql`alter table bench_readers add column note text`.execute(newer);
  expect(await readAll()).toEqual([]);
  await newer.insertInto('bench_readers').values(reader('a')).execute();
  expect(await readAll()).toMatchObject([{ id: 'a', note: null }]);
});

test('the error for an unreachable server names the setting, without the password', async () => {
  const server = new Secret('postgres://me:hunter2@127.0.0.1:1/site');
  const refused: unknown = await openDatabase({ folder: '', server }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SettingsError);
  expect(String(refused)).toContain('DATABASE_URL');
  expect(String(refused)).not.toContain('hunter2');
});

test('an instance survives a connection that the server closes mid-transaction', async () => {
  const db = await openTestDatabase();
  const other = await openTestDatabase();
  const work = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other);
    await trx.selectFrom('bench_readers').select('id').execute();
  });
  await expect(work).rejects.toThrow();
  // By now the connection has emitted `error`, which without a listener would end the process.
  expect(await db.selectFrom('bench_readers').select('id').execute()).toEqual([]);
});

test('a statement that gets no answer is given up with its connection, and the next one works', async () => {
  const { server } = await newPlace();
  const db = new Database(createPostgresDialect(server ?? new Secret(''), 300), true);
  onTestFinished(() => db.destroy());
  await expect(sql`select pg_sleep(2)`.execute(db)).rejects.toThrow('Query read timeout');
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('the server cancels a statement that takes too long', async () => {
  const db = await openTestDatabase();
  const { rows } = await sql`show statement_timeout`.execute(db);
  expect(rows).toEqual([{ statement_timeout: '10s' }]);
});

test('a user who may not create tables is told what to do', async () => {
  const place = await newPlace();
  const owner = await connect(place);
  const name = `weak_${process.pid}_${Date.now()}`;
  await sql`create role ${sql.id(name)} login password 'x'`.execute(owner);
  onTestFinished(async () => {
    await sql`drop role ${sql.id(name)}`.execute(owner);
    await owner.destroy();
  });
  const url = new URL(place.server?.reveal() ?? '');
  Object.assign(url, { username: name, password: 'x' });
  const refused: unknown = await openDatabase({ ...place, server: new Secret(url.href) }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(SettingsError);
  expect(String(refused)).toContain('permission denied for schema public. Use a user who owns the database');
});
