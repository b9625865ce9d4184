import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
} from 'kysely';
import { openSqlite } from './open.ts';

/**
 * Kysely's SQLite dialect on Node's own driver (Kysely ships only one for better-sqlite3). There is one connection, and
 * Kysely gives it to one statement or transaction at a time. A statement outside a transaction is committed before it
 * returns, so nothing is answered that isn't stored.
 * @param file a path, or `:memory:`
 * @param image the content that a database in memory starts with; tests use it
 */
export const createSqliteDialect = (file: string, image?: Uint8Array): Dialect => ({
  createDriver: () => new NodeSqliteDriver(file, image),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalDdlAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
});

class NodeSqliteDriver extends SqliteDriver {
  #database: ReturnType<typeof openSqlite> | undefined;

  constructor(file: string, image?: Uint8Array) {
    super({ database: async () => (this.#database = openSqlite(file, image)) });
  }

  /** A deferred transaction that starts writing fails with SQLITE_BUSY_SNAPSHOT if another process wrote meanwhile. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** Rolls back, unless SQLite already has because the disk is full: a second rollback would be an error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database?.isTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * SQLite can roll back DDL, although Kysely's adapter says it can't. With this, migrations run in one transaction that
 * starts by locking the file: of two processes that start together the second waits, and finds nothing left to do.
 */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
