import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { connect, openDatabase, type Database, type Place } from '../database.ts';

/** Set by `npm test` for the part "postgres": the server on which the same tests run once more. */
const SERVER = process.env.TEST_DATABASE_URL;

/** Whether these tests run on PostgreSQL. */
export const onPostgres = SERVER !== undefined;

/** Databases that this file's tests have at the same time, by number. Free ones are taken again: making one takes long. */
const inUse = new Set<number>();
const upToDate = new Set<number>();

/** An empty database that ends with the test: SQLite in memory, or one of the server's. */
export async function openTestDatabase(...[options]: [Parameters<typeof openDatabase>[1]?]): Promise<Database> {
  if (SERVER === undefined) return openDatabase(':memory:', options);
  const number = takeNumber();
  const place = await makePlace(SERVER, number);
  if (!upToDate.has(number)) await (await openDatabase(place)).destroy();
  upToDate.add(number);
  const db = connect(place, options);
  onTestFinished(() => db.destroy());
  // Everything else belongs to one of these.
  for (const table of ['sandbox_projects', 'sandbox_keys', 'lab_readers', 'lab_reports'] as const)
    await db.deleteFrom(table).execute();
  return db;
}

/**
 * A database that does not exist yet, for tests that open it more than once.
 * @param folder where SQLite's file goes
 */
export async function newPlace(folder: string): Promise<Place> {
  if (SERVER === undefined) return { folder };
  const number = takeNumber();
  upToDate.delete(number);
  const drop = () => asAdmin(SERVER, `drop database if exists ${nameOf(number)} with (force)`);
  await drop();
  onTestFinished(drop);
  return makePlace(SERVER, number);
}

function takeNumber(): number {
  let number = 0;
  while (inUse.has(number)) number += 1;
  inUse.add(number);
  onTestFinished(() => void inUse.delete(number));
  return number;
}

/** Two files that run at once have different workers. */
const nameOf = (number: number) => `tests_${process.env.VITEST_POOL_ID}_${number}`;

async function makePlace(server: string, number: number): Promise<Place> {
  const url = new URL(server);
  url.pathname = nameOf(number);
  if (!upToDate.has(number))
    await asAdmin(server, `create database ${nameOf(number)}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04') throw error; // it is there
    });
  return { folder: ':memory:', server: new Secret(url.href) };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
