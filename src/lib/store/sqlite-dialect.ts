import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** Kysely on Node's own SQLite. Kysely ships no dialect for `node:sqlite`. */
export class NodeSqliteDialect implements Dialect {
  readonly #file: string;

  /** @param file a path, or `:memory:` */
  constructor(file: string) {
    this.#file = file;
  }

  createDriver = (): Driver => new NodeSqliteDriver(this.#file);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector: Dialect['createIntrospector'] = (db) => new SqliteIntrospector(db);
}

/** One connection, handed to one holder at a time in the order they asked: a transaction never meets another's statement. */
class NodeSqliteDriver implements Driver {
  readonly #file: string;
  #connection: SqliteConnection | undefined;
  #turn = Promise.resolve();
  #leave = () => {};

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    // busy_timeout blocks the event loop while it waits (the driver is synchronous), so transactions stay short.
    const database = new DatabaseSync(this.#file, { timeout: 5000, enableForeignKeyConstraints: true });
    // With WAL and NORMAL nothing reported as written was lost on SIGKILL; only loss of power may take the last moments.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    this.#connection = new SqliteConnection(database);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    let leave = () => {};
    this.#turn = new Promise<void>((resolve) => (leave = resolve));
    await before;
    this.#leave = leave;
    if (!this.#connection) throw new Error('The database is closed.');
    return this.#connection;
  }

  /** IMMEDIATE: a deferred transaction that turns into a writer fails at once with SQLITE_BUSY_SNAPSHOT, timeout or not. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {
    this.#leave();
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  /** Preparing costs more than most of our queries; the set of statements is small and closed. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#prepare(sql);
    // Kysely types parameters as unknown; ours are strings, numbers and null (see the table types).
    const values = parameters as SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  // eslint-disable-next-line require-yield -- the interface asks for a generator; nothing here streams
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Streaming is not used.');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    if (this.#statements.size >= 500) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}
