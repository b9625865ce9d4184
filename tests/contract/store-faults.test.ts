import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { quietLog } from '../../src/lib/log/log.ts';
import { openDatabase } from '../../src/lib/store/database.ts';
import { newPlace, onPostgres } from '../../src/lib/store/testing/database.ts';
import { createReadiness } from '../../src/server/operations/readiness.ts';

async function start() {
  const place = await newPlace();
  const database = await openDatabase(place);
  onTestFinished(() => database.destroy());
  await database.insertInto('bench_readers').values({ id: 'ada', created_at: 1, last_seen_at: 1 }).execute();
  const readiness = createReadiness({ database, folder: undefined, log: quietLog });
  const readers = async () => (await database.selectFrom('bench_readers').select('id').execute()).map(({ id }) => id);
  return { place, database, readiness, readers };
}

test.skipIf(onPostgres)(
  'a SQLite file that becomes read-only is a sentence, and the site recovers by itself',
  async () => {
    const { database, readiness, readers } = await start();
    await sql`pragma query_only = 1`.execute(database);
    expect(await readiness.problem()).toBe('the database can’t be written to: attempt to write a readonly database');
    expect(await readers()).toEqual(['ada']);
    await sql`pragma query_only = 0`.execute(database);
    await expect.poll(() => readiness.problem()).toBeUndefined();
  },
);

test.runIf(onPostgres)(
  'a PostgreSQL server that goes and comes back is a sentence, and the site recovers by itself',
  async () => {
    const { place, readiness, readers } = await start();
    const url = new URL(place.server?.reveal() ?? '');
    const name = url.pathname.slice(1);
    url.pathname = 'postgres';
    const admin = new Client({ connectionString: url.href });
    await admin.connect();
    onTestFinished(() => admin.end());
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const problem = await readiness.problem();
    expect(problem).toMatch(/^the database can’t be written to: .*(terminat|not currently accepting connections)/);
    await admin.query(`alter database ${name} with allow_connections true`);
    await expect.poll(() => readiness.problem()).toBeUndefined();
    expect(await readers()).toEqual(['ada']);
  },
);
