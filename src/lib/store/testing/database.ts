import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Dialect, type Driver } from 'kysely';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { makeInstanceKey } from '../../sandbox/core/keys/keyring.ts';
import { Database, openDatabase, type Place } from '../database.ts';
import { createPostgresDialect } from '../postgres/dialect.ts';
import { createSqliteDialect } from '../sqlite/dialect.ts';

/** Set in the project "postgres" (tests/postgres/setup.ts), where the same tests run once more. */
const SERVER = inject('postgresUrl');

/** Whether these tests run on PostgreSQL. */
export const onPostgres = SERVER !== undefined;

/** Numbers of the databases in use by this file's tests. Free ones are reused, because creating one is slow. */
const inUse = new Set<number>();
const upToDate = new Set<number>();

let openInstead: (() => Promise<Database>) | undefined;

/** The sandbox's signing key, once for all databases: making one takes 65 ms of CPU time. */
let signingKey: ReturnType<typeof makeInstanceKey> | undefined;
const addSigningKey = async (db: Database) => {
  const row = await (signingKey ??= makeInstanceKey(Date.now()));
  await db.insertInto('sandbox_keys').values(row).execute();
};

/** A SQLite database with all tables and the key. Copying it is ten times faster than the migrations. */
let image: Promise<Uint8Array> | undefined;

/** Makes all tests of this file use an existing database, which each of them opens with `open`. */
export function workIn(open: () => Promise<Database>): void {
  openInstead = open;
}

/**
 * Opens a database that is empty but for the sandbox's signing key, and closed with the test: SQLite in memory, or one
 * on the server.
 */
export async function openTestDatabase(): Promise<Database> {
  if (openInstead) {
    const db = await openInstead();
    onTestFinished(() => db.destroy());
    return db;
  }
  if (SERVER === undefined) return new Database(createSqliteDialect(':memory:', await (image ??= makeImage())), false);
  const number = takeNumber();
  const place = await makePlace(SERVER, number);
  if (!upToDate.has(number)) await (await openDatabase(place)).destroy();
  upToDate.add(number);
  const db = new Database(keptDialect(number, place), true);
  onTestFinished(() => db.destroy());
  // All other rows belong to one of these.
  for (const table of ['sandbox_projects', 'sandbox_keys', 'bench_readers', 'bench_reports'] as const)
    await db.deleteFrom(table).execute();
  await addSigningKey(db);
  return db;
}

const dialects = new Map<number, Dialect>();

/**
 * Returns a dialect whose connections stay open for the next test that uses the same database: new ones would compile
 * all statements again.
 */
function keptDialect(number: number, { server }: Place): Dialect {
  const known = dialects.get(number);
  if (known) return known;
  if (!server) throw new Error('Only a server has connections to keep.');
  const dialect = createPostgresDialect(server);
  const driver = dialect.createDriver();
  let started: Promise<void> | undefined;
  let busy = 0;
  let onIdle = () => {};
  const shared: Driver = {
    init: () => (started ??= driver.init()),
    acquireConnection: async () => {
      const connection = await driver.acquireConnection();
      busy += 1;
      return connection;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: async (connection) => {
      await driver.releaseConnection(connection);
      if (--busy === 0) onIdle();
    },
    // Like the pool's own end it waits for statements in progress, so that none reaches into the next test.
    destroy: async () => {
      if (busy > 0) await new Promise<void>((idle) => (onIdle = idle));
    },
  };
  const sharing: Dialect = {
    createDriver: () => shared,
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
  dialects.set(number, sharing);
  return sharing;
}

async function makeImage(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const file = join(folder, 'image');
  const db = await openDatabase(':memory:');
  try {
    await addSigningKey(db);
    await sql`vacuum into ${file}`.execute(db);
    return readFileSync(file);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

/** Returns a place with no database yet, for a test that opens it several times. It is removed with the test. */
export async function newPlace(): Promise<Place> {
  const { place, remove } = await makeNewPlace();
  onTestFinished(remove);
  return place;
}

/** The same outside a test: the caller removes it. */
export async function makeNewPlace(): Promise<{ place: Place; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const removeFolder = async () => rmSync(folder, { recursive: true });
  if (SERVER === undefined) return { place: { folder }, remove: removeFolder };
  // Never reused, because a test may do anything to it.
  const name = `tests_${process.env.VITEST_POOL_ID}_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(SERVER, `create database ${name}`);
  const remove = async () => {
    await asAdmin(SERVER, `drop database ${name} with (force)`);
    await removeFolder();
  };
  return { place: placeOn(SERVER, name, folder), remove };
}

function takeNumber(): number {
  let number = 0;
  while (inUse.has(number)) number += 1;
  inUse.add(number);
  onTestFinished(() => void inUse.delete(number));
  return number;
}

/** Files that run at the same time have different workers. */
const nameOf = (number: number) => `tests_${process.env.VITEST_POOL_ID}_${number}`;

async function makePlace(server: string, number: number): Promise<Place> {
  if (!upToDate.has(number))
    await asAdmin(server, `create database ${nameOf(number)}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04') throw error; // it is there
    });
  return placeOn(server, nameOf(number), ':memory:');
}

function placeOn(server: string, name: string, folder: string): Place {
  const url = new URL(server);
  url.pathname = name;
  return { folder, server: new Secret(url.href) };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
