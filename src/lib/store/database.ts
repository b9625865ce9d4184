import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables/index.ts';

/** The open database. */
export class Database extends Kysely<Tables> {
  readonly #lastWork: (() => Promise<void>)[] = [];

  /** Names work to be done before the database closes, such as writing what is still to be written. */
  beforeClose(work: () => Promise<void>): void {
    this.#lastWork.push(work);
  }

  override async destroy(): Promise<void> {
    for (const work of this.#lastWork.splice(0)) await work();
    await super.destroy();
  }
}

/** What every query takes: the database or a transaction, so that a transaction is never left by accident. */
export type Executor = Kysely<Tables> | Transaction<Tables>;

/**
 * Opens the database in `folder` (made when missing) and brings its tables up to date.
 * @param folder a path, or `:memory:` for one that nothing survives
 */
export async function openDatabase(folder: string): Promise<Database> {
  if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
  const file = folder === ':memory:' ? folder : join(folder, 'first-login.sqlite');
  const database = new Database({ dialect: new NodeSqliteDialect(file) });
  await migrate(database);
  return database;
}

/**
 * Kysely's migrator reads what is done before it takes its lock, and on SQLite that lock does nothing: two processes
 * that start at once may both try. The loser only has to look again.
 */
async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    if (attempt === 3) throw new Error('The tables could not be brought up to date.', { cause: error });
    await wait(50);
  }
}
