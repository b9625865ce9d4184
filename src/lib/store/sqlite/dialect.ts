import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { Connection } from './connection.ts';

/** Kysely on Node's own SQLite. Kysely ships no dialect for `node:sqlite`. */
export class NodeSqliteDialect implements Dialect {
  readonly #driver: NodeSqliteDriver;

  /** @param file a path, or `:memory:` */
  constructor(file: string) {
    this.#driver = new NodeSqliteDriver(file);
  }

  /**
   * Runs a statement outside of any transaction, past Kysely's handing out of connections: of those there is one, and
   * asking for it, noting that it is known and giving it back took ten promises, some 4 µs a statement.
   */
  execute = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
    const { connection } = this.#driver;
    return connection.execute<Row>(query, this);
  };

  /** The same, as a part of work that is `settled`. */
  executeAhead = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> =>
    this.#driver.connection.executeAhead<Row>(query);

  /** See `Connection`. */
  settled = <T>(work: () => Promise<T>): Promise<T> => this.#driver.connection.settled(work);

  /** See `Connection`. */
  versionOf = (tables: readonly string[]): number => this.#driver.connection.versionOf(tables);

  /** Always the same one, so that everybody who is given this dialect works on one connection. */
  createDriver = (): Driver => this.#driver;
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new ManyHoldersAdapter();
  createIntrospector: Dialect['createIntrospector'] = (db) => new SqliteIntrospector(db);
}

/** Kysely would let one holder in at a time; here statements of many may meet in one commit, and `Connection` keeps order. */
class ManyHoldersAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /**
   * SQLite can undo DDL. Migrations then run in one transaction, which begins with the lock on the file: of two
   * processes that start together the second waits, and finds nothing left to do.
   */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #file: string;
  #connection: Connection | undefined;
  #closed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** Called by everybody who is given the dialect, before their first query. */
  async init(): Promise<void> {
    if (!this.#closed) this.#connection ??= new Connection(this.#file);
  }

  get connection(): Connection {
    if (!this.#connection) throw new Error('The database is closed.');
    return this.#connection;
  }

  acquireConnection = async (): Promise<Holder> => new Holder(this.connection);
  beginTransaction = (holder: Holder): Promise<void> => holder.connection.begin(holder);
  commitTransaction = async (holder: Holder): Promise<void> => holder.connection.finish('commit');
  rollbackTransaction = async (holder: Holder): Promise<void> => holder.connection.finish('rollback');
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#closed = true;
    await this.#connection?.close();
    this.#connection = undefined;
  }
}

/** What Kysely takes for a connection: there is one, and many hold it. */
class Holder implements DatabaseConnection {
  readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  executeQuery = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => this.connection.execute<Row>(query, this);

  // eslint-disable-next-line require-yield -- the interface asks for a generator; nothing here streams
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Streaming is not used.');
  }
}
