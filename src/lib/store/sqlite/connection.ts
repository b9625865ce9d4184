import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import { Checkpointer } from './checkpointer.ts';
import { run, Statements, type Prepared } from './statements.ts';
import { Versions } from './versions.ts';

/** Promises the one commit of several statements. */
type Group = PromiseWithResolvers<void>;

const LOCKED = 5;

/**
 * The one connection to the file. A transaction has it to itself, in the order they asked. Statements that write outside
 * of one are committed together at the end of the event loop's turn: eight writers at once cost one commit in place of
 * eight. Nobody who wrote is told so before that commit, so that nothing reported is lost with the process; whoever only
 * reads may see it a moment earlier. One that fails takes back what it did itself and leaves the others alone.
 */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #checkpointer: Checkpointer;
  readonly #versions: Versions;
  /** Whose transaction is open. */
  #owner: object | undefined;
  #ownerLeft = Promise.withResolvers<void>();
  #group: Group | undefined;
  /** How many groups could not be committed. */
  #lost = 0;

  constructor(file: string) {
    // busy_timeout blocks the event loop while it waits (the driver is synchronous), so transactions stay short.
    this.#database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    switchToWal(this.#database);
    // With WAL and NORMAL nothing reported as written was lost on SIGKILL; only loss of power may take the last moments.
    // The checkpointer empties the WAL before these pages (128 MB). Where writers outrun it SQLite does it itself, then.
    this.#database.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 32000');
    // What RETURNING and sorting put aside is a few rows.
    this.#database.exec('PRAGMA temp_store = MEMORY');
    this.#statements = new Statements(this.#database);
    this.#checkpointer = new Checkpointer(file, () => this.#commitGroup());
    this.#versions = new Versions(this.#database);
    this.#begin = this.#database.prepare('begin immediate');
    this.#commit = this.#database.prepare('commit');
  }

  /** Runs a statement for whoever holds this connection. What it wrote outside of a transaction is committed. */
  async execute<Row>({ sql, parameters }: CompiledQuery, holder: object): Promise<QueryResult<Row>> {
    const prepared = this.#statements.get(sql);
    for (let wait; (wait = this.#obstacle(prepared, holder));) await wait;
    if (this.#owner || prepared.kind === 'read') return this.#run(prepared, parameters);
    if (prepared.kind === 'other') {
      this.#commitGroup();
      return this.#run(prepared, parameters);
    }
    const group = (this.#group ??= this.#beginGroup());
    const result = this.#run<Row>(prepared, parameters);
    await group.promise;
    return result;
  }

  /** Runs a SELECT, INSERT, UPDATE or DELETE as a part of work that `settled` waits for: what it wrote may not be committed. */
  async executeAhead<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const prepared = this.#statements.get(sql);
    for (let wait; (wait = this.#obstacle(prepared));) await wait;
    if (prepared.kind === 'write') this.#group ??= this.#beginGroup();
    return this.#run(prepared, parameters);
  }

  /**
   * Gives what comes of work once everything is committed that was written meanwhile: one wait for all its statements,
   * where they would wait for a commit each.
   * @throws when a commit failed, be it another's: then nobody knows whether the work is kept
   */
  async settled<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#lost;
    try {
      return await work();
    } finally {
      await this.#group?.promise;
      // eslint-disable-next-line no-unsafe-finally -- what was to be answered is not true any more
      if (this.#lost !== before) throw new Error('A commit failed.');
    }
  }

  /** A number that only rises, and has risen when one of these tables was written to. */
  versionOf(tables: readonly string[]): number {
    return this.#versions.of(tables);
  }

  /** IMMEDIATE: a deferred transaction that turns into a writer fails at once with SQLITE_BUSY_SNAPSHOT, timeout or not. */
  async begin(holder: object): Promise<void> {
    for (let wait; (wait = this.#obstacle());) await wait;
    this.#commitGroup();
    this.#begin.run();
    this.#owner = holder;
  }

  finish(how: 'commit' | 'rollback'): void {
    // When the disk fails SQLite has rolled back already; Kysely asks for it after a commit that failed.
    if (how === 'commit' || this.#database.isTransaction) this.#database.exec(how);
    this.#owner = undefined;
    this.#ownerLeft.resolve();
    this.#ownerLeft = Promise.withResolvers();
    this.#checkpointer.committed();
  }

  async close(): Promise<void> {
    await this.#checkpointer.stop();
    this.#commitGroup();
    this.#statements.clear();
    this.#database.close();
  }

  /** What has to end before a statement, or a transaction, may begin. */
  #obstacle(prepared?: Prepared, holder?: object): Promise<void> | undefined {
    if (this.#owner) return this.#owner === holder ? undefined : this.#ownerLeft.promise;
    return prepared?.kind === 'read' || this.#group ? undefined : this.#checkpointer.rest;
  }

  #beginGroup(): Group {
    this.#begin.run();
    const group = Promise.withResolvers<void>();
    group.promise.catch(() => {}); // those who wait for it hear of it
    setImmediate(() => this.#commitGroup());
    return group;
  }

  #commitGroup(): void {
    const group = this.#group;
    if (!group) return;
    try {
      this.#commit.run();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      return this.#loseGroup(error);
    }
    this.#group = undefined;
    group.resolve();
    this.#checkpointer.committed();
  }

  #loseGroup(error: unknown): void {
    this.#group?.reject(error);
    this.#group = undefined;
    this.#lost++;
    // Whoever only read may have seen what is now taken back.
    this.#versions.wrote();
  }

  #run<Row>(prepared: Prepared, parameters: readonly unknown[]): QueryResult<Row> {
    if (prepared.kind === 'write') this.#checkpointer.wrote();
    if (prepared.kind !== 'read') this.#versions.wrote(prepared.table);
    // It may change what columns a statement gives that was prepared before.
    if (prepared.kind === 'other') this.#statements.clear();
    try {
      return run<Row>(prepared, parameters);
    } catch (error) {
      // A full disk ends the transaction, too: what the group has written so far is gone, what follows begins anew.
      if (this.#group && !this.#database.isTransaction) this.#loseGroup(error);
      throw error;
    }
  }
}

/**
 * The switch takes the whole file for a moment and, unlike a statement, does not wait for it: of several processes that
 * start together on a new file one was told at once that it is locked (seen).
 */
function switchToWal(database: DatabaseSync): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return database.exec('PRAGMA journal_mode = WAL');
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== LOCKED || attempt === 100) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}
