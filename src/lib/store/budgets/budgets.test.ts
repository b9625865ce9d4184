import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Database, type Executor } from '../database.ts';
import { newPlace } from '../testing/database.ts';
import { installBudgets } from './index.ts';
import { overBudget } from './over-budget.ts';

const NETWORK = 'a network';

const BUDGETS = { projectBytes: 10_000, networkBytes: 15_000 };

/** A database of its own, because on PostgreSQL budgets stay in it. */
async function openNew(): Promise<Database> {
  const db = await openDatabase(await newPlace());
  onTestFinished(() => db.destroy());
  return db;
}

async function withBudgets(): Promise<Database> {
  const db = await openNew();
  await installBudgets(db, BUDGETS);
  return db;
}

const addProject = (db: Database, id: string, made_from: string | null = NETWORK) =>
  db
    .insertInto('sandbox_projects')
    .values({
      id,
      secret_hash: 'x',
      public_token: id,
      initial_redirect_urls: '[]',
      seed: null,
      clock_offset_ms: 0,
      key_version: 0,
      made_from,
      created_at: 0,
      last_used_at: 0,
    })
    .execute();

/** Stores one row of a known size. */
const addBytes = (db: Executor, project_id: string, position: number, bytes: number) =>
  db
    .insertInto('sandbox_calls')
    .values({ project_id, position, count: 1, started_at: 0, exchanges: 'x'.repeat(bytes) })
    .execute();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => overBudget(error) ?? error,
  );

const bytesOf = async (db: Database) => ({
  projects: (await db.selectFrom('sandbox_projects').select(['id', 'bytes']).orderBy('id').execute()).map(
    ({ id, bytes }) => [id, bytes],
  ),
  networks: (await db.selectFrom('sandbox_networks').selectAll().execute()).map(({ bytes }) => bytes),
});

test('a project that is full refuses another row, and accepts it after a delete', async () => {
  const db = await withBudgets();
  await addProject(db, 'a');
  await addBytes(db, 'a', 1, 9000);
  expect(await refusal(addBytes(db, 'a', 2, 1000))).toBe('project');
  expect(await db.selectFrom('sandbox_calls').select('position').execute()).toHaveLength(1);
  await db.deleteFrom('sandbox_calls').execute();
  expect((await bytesOf(db)).projects).toEqual([['a', 0]]);
  expect(await refusal(addBytes(db, 'a', 2, 1000))).toBeUndefined();
});

test('a network that is full refuses rows in all its projects, until one of them is deleted', async () => {
  const db = await withBudgets();
  for (const id of ['a', 'b', 'c']) await addProject(db, id, id === 'c' ? 'another network' : NETWORK);
  await addBytes(db, 'a', 1, 9000);
  expect(await refusal(addBytes(db, 'b', 1, 9000))).toBe('network');
  expect(await refusal(addBytes(db, 'c', 1, 9000))).toBeUndefined();
  await db.deleteFrom('sandbox_projects').where('id', '=', 'a').execute();
  expect(await refusal(addBytes(db, 'b', 1, 9000))).toBeUndefined();
});

test('an update that makes a row longer counts, and one that makes it shorter gives bytes back', async () => {
  const db = await withBudgets();
  await addProject(db, 'a');
  await addBytes(db, 'a', 1, 1000);
  const before = (await bytesOf(db)).networks;
  const set = (bytes: number) =>
    db
      .updateTable('sandbox_calls')
      .set({ exchanges: 'x'.repeat(bytes) })
      .execute();
  expect(await refusal(set(10_000))).toBe('project');
  expect(await bytesOf(db)).toMatchObject({ networks: before });
  await set(500);
  expect((await bytesOf(db)).networks).toEqual(before.map((bytes) => bytes - 500));
});

test('a transaction that is rolled back doesn’t count', async () => {
  const db = await withBudgets();
  await addProject(db, 'a');
  const work = db.transaction().execute(async (trx) => {
    await addBytes(trx, 'a', 1, 6000);
    await addBytes(trx, 'a', 2, 6000);
  });
  expect(await refusal(work)).toBe('project');
  expect(await bytesOf(db)).toEqual({ projects: [['a', 0]], networks: [] });
});

test('simultaneous writes can’t exceed a budget together', async () => {
  const db = await withBudgets();
  await addProject(db, 'a');
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, position) => refusal(addBytes(db, 'a', position, 800))),
  );
  expect(results.filter((result) => result === undefined)).toHaveLength(9);
});

test('while the database is full, rows can be read and deleted but not added', async () => {
  const db = await withBudgets();
  await addProject(db, 'a');
  await addBytes(db, 'a', 1, 10);
  await db.updateTable('store_state').set({ is_full: 1 }).execute();
  expect(await refusal(addBytes(db, 'a', 2, 10))).toBe('store');
  expect(await refusal(addProject(db, 'b'))).toBe('store');
  await db.deleteFrom('sandbox_calls').execute();
  await db.updateTable('store_state').set({ is_full: 0 }).execute();
  expect(await refusal(addBytes(db, 'a', 2, 10))).toBeUndefined();
});

test('rows from before the budgets count', async () => {
  const db = await openNew();
  await addProject(db, 'a', 'a network of its own');
  await addBytes(db, 'a', 1, 9000);
  await installBudgets(db, BUDGETS);
  expect(await refusal(addBytes(db, 'a', 2, 1000))).toBe('project');
});
