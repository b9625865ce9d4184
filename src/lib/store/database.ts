import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kysely,
  type AbortableQueryOptions,
  type Compilable,
  type CompiledQuery,
  type Dialect,
  type QueryResult,
  type Transaction,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Secret } from '../config/secret.ts';
import { SettingsError } from '../config/settings.ts';
import { migrations } from './migrations/index.ts';
import { inByteOrder } from './postgres/byte-order.ts';
import { createPostgresDialect } from './postgres/dialect.ts';
import { Ahead } from './sqlite/ahead.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';
import type { Tables } from './tables/index.ts';

interface Options {
  /** Hears of every statement: for tests that look at them. */
  onQuery?: ((query: CompiledQuery) => void) | undefined;
}

/** The open database. */
export class Database extends Kysely<Tables> {
  /** Whether other instances of the site may be at work in it: then it is PostgreSQL, and otherwise SQLite. */
  readonly isShared: boolean;
  readonly #lastWork: (() => Promise<void>)[] = [];
  readonly #sqlite: NodeSqliteDialect | undefined;
  readonly #ahead: Ahead | undefined;

  constructor(dialect: Dialect, isShared: boolean, { onQuery }: Options = {}) {
    super({ dialect, ...(onQuery && { log: ({ query }) => onQuery(query) }) });
    this.isShared = isShared;
    // Whoever listens hears of statements that go Kysely's way.
    if (!(dialect instanceof NodeSqliteDialect) || onQuery) return;
    this.#sqlite = dialect;
    this.#ahead = new Ahead(dialect);
  }

  /** Where SQLite is at work, a statement that is compiled already takes the short way to it. */
  override executeQuery<R>(
    query: CompiledQuery<R> | Compilable<R>,
    options?: AbortableQueryOptions,
  ): Promise<QueryResult<R>> {
    if (!this.#sqlite || options || 'compile' in query) return super.executeQuery(query, options);
    return this.#sqlite.execute<R>(query);
  }

  /**
   * Does work, and gives what comes of it once everything it wrote is committed. Its statements that are compiled already
   * wait for that together; on PostgreSQL each waits for itself. Not within a transaction, for which it would wait.
   */
  settled<T>(work: (db: Executor) => Promise<T>): Promise<T> {
    const [sqlite, ahead] = [this.#sqlite, this.#ahead];
    return sqlite && ahead ? sqlite.settled(() => work(ahead)) : work(this);
  }

  /**
   * A number that only rises, and has risen when one of these tables was written to, by whomever. Undefined where that
   * cannot be told: on PostgreSQL, where any instance may write.
   */
  versionOf(tables: readonly (keyof Tables)[]): number | undefined {
    return this.#sqlite?.versionOf(tables);
  }

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

/** Where the data is. */
export interface Place {
  /** The folder of SQLite's file, made when missing, or `:memory:` for one that nothing survives. */
  folder: string;
  /** A PostgreSQL database, in place of the file. */
  server?: Secret | undefined;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws {SettingsError} when the server cannot be used
 */
export async function openDatabase(place: string | Place, options?: Options): Promise<Database> {
  const database = connect(typeof place === 'string' ? { folder: place } : place, options);
  try {
    if (database.isShared) await reach(database);
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** The database as it is, its tables perhaps out of date. */
export function connect({ folder, server }: Place, options?: Options): Database {
  if (server) return new Database(createPostgresDialect(server), true, options);
  if (folder === ':memory:') return new Database(new NodeSqliteDialect(folder), false, options);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'first-login.sqlite');
  // It holds secrets of projects, so it is for this user's eyes. SQLite makes the files beside it like it.
  closeSync(openSync(file, 'a', 0o600));
  return new Database(new NodeSqliteDialect(file), false, options);
}

/** Whoever runs the site can mend this, so it is said in a sentence; what the driver says holds no password. */
async function reach(database: Database): Promise<void> {
  await database
    .selectNoFrom((eb) => eb.val(1).as('one'))
    .execute()
    .catch(({ message, code }: Error & { code?: string }) => {
      throw new SettingsError(`The database that DATABASE_URL names cannot be used: ${message || code}`);
    });
}

/** Of several processes that start together one does the work and the others wait: both engines have a lock for it. */
async function migrate(database: Database): Promise<void> {
  const steps: typeof migrations = {};
  for (const [name, migration] of Object.entries(migrations))
    steps[name] = database.isShared ? inByteOrder(migration) : migration;
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The tables could not be brought up to date.', { cause: error });
}
