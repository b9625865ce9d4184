import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** SQLite's error code for a file that another process holds. */
const BUSY = 5;
/** Compiled statements to keep. Our code has fewer, but lists of every length make more. */
const MAX_STATEMENTS = 500;

/**
 * Opens a SQLite file with Node's own driver, in the shape that Kysely's dialect expects. Each statement is compiled
 * once: compiling takes longer than running most of ours.
 * @param file a path, or `:memory:`
 * @param image the content that a new database starts with, as SQLite's `vacuum into` writes it
 */
export function openSqlite(file: string, image?: Uint8Array): SqliteDatabase & { readonly isTransaction: boolean } {
  // The driver is synchronous, so while it waits for another process (5 seconds at most) the event loop waits, too.
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  if (image) database.deserialize(image);
  // Lets `giveSpaceBack` shrink the file. It must come before the first table; a file that has some keeps its setting.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  switchToWal(database);
  // With WAL and NORMAL a commit survives the process. Only a power failure can lose the last few.
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY');
  // Copies the log into the file after 40 MB rather than 4: the copy waits for the disk, and everyone waits with it.
  database.exec('PRAGMA wal_autocheckpoint = 10000');
  // Cuts the log back to this many bytes after a copy. Otherwise it never shrinks.
  database.exec('PRAGMA journal_size_limit = 67108864');
  const statements = new LRUCache<string, SqliteStatement>({ max: MAX_STATEMENTS });
  return {
    get isTransaction() {
      return database.isTransaction;
    },
    prepare(sql) {
      const statement = statements.get(sql) ?? compile(database, sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

function compile(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const isPragma = /^pragma\b/i.test(sql);
  // Kysely types parameters as unknown. Ours are strings, numbers and null (see the table types).
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    // A pragma may take several steps, and `run` makes only the first.
    run: (parameters) => (isPragma ? runWhole(database, sql) : statement.run(...values(parameters))),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

function runWhole(database: DatabaseSync, sql: string) {
  database.exec(sql);
  return { changes: 0, lastInsertRowid: 0 };
}

/**
 * Turns on write-ahead logging. The switch locks the whole file for a moment and, unlike a statement, ignores the
 * timeout: of several processes that started together on a new file, one failed with "database is locked".
 */
function switchToWal(database: DatabaseSync): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return database.exec('PRAGMA journal_mode = WAL');
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== BUSY || attempt === 100) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}
