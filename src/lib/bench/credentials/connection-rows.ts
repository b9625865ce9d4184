import type { Database } from '../../store/database.ts';
import type { BenchTables } from '../../store/tables/bench.ts';

export type ConnectionRow = BenchTables['bench_connections'];

/** The table of readers' choices: a row for each reader and provider. */
export interface ConnectionRows {
  find(readerId: string, provider: string): Promise<ConnectionRow | undefined>;
  /** Inserts a row, or changes these columns of it. Counts as use. */
  write(readerId: string, provider: string, change: Partial<ConnectionRow>): Promise<void>;
  /** Lists the rows with a reader's own credentials that weren't used after this time, in ms. */
  listUnused(usedUntil: number): Promise<ConnectionRow[]>;
  /**
   * Deletes a reader's own credentials.
   * @returns false if they were used or replaced since the row was read
   */
  forget(row: ConnectionRow, now: number): Promise<boolean>;
}

export function createConnectionRows(db: Database): ConnectionRows {
  return {
    find(reader_id, provider) {
      return db
        .selectFrom('bench_connections')
        .selectAll()
        .where('reader_id', '=', reader_id)
        .where('provider', '=', provider)
        .executeTakeFirst();
    },

    async write(reader_id, provider, change) {
      const used_at = Date.now();
      const fresh = {
        reader_id,
        provider,
        mode: null,
        sealed: null,
        forgotten_at: null,
        answered_by: null,
        access: null,
      };
      await db
        .insertInto('bench_connections')
        .values({ ...fresh, used_at, ...change })
        .onConflict((conflict) => conflict.columns(['reader_id', 'provider']).doUpdateSet({ used_at, ...change }))
        .execute();
    },

    listUnused(usedUntil) {
      return db
        .selectFrom('bench_connections')
        .selectAll()
        .where('mode', '=', 'reader')
        .where('used_at', '<=', usedUntil)
        .execute();
    },

    async forget({ reader_id, provider, used_at }, now) {
      const { numUpdatedRows } = await db
        .updateTable('bench_connections')
        .set({ mode: 'sandbox', sealed: null, forgotten_at: now })
        .where('reader_id', '=', reader_id)
        .where('provider', '=', provider)
        .where('mode', '=', 'reader')
        .where('used_at', '=', used_at)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
