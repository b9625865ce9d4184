import { sql } from 'kysely';
import type { Database, Executor } from './database.ts';

/** Keys of PostgreSQL advisory locks: arbitrary numbers that nothing else in the database uses. */
const EXCLUSIVE = 1101;
const SERIAL = 1102;

/**
 * Runs work that only one instance should do at a time. If another instance on the same database is doing it already,
 * this returns without running it.
 */
export async function withExclusiveLock(db: Database, work: () => Promise<void>): Promise<void> {
  if (!db.isShared) return work();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      taken: boolean;
    }>`select pg_try_advisory_xact_lock(${sql.lit(EXCLUSIVE)}) as taken`.execute(trx);
    // The end of the transaction releases the lock. The work itself uses other connections.
    if (rows[0]?.taken) await work();
  });
}

/**
 * Makes transactions that name the same thing run one after another: each waits for the end of the one before it. On
 * SQLite all transactions do.
 * @param trx the transaction that waits
 */
export async function serialized(db: Database, trx: Executor, name: string): Promise<void> {
  if (db.isShared) await sql`select pg_advisory_xact_lock(${sql.lit(SERIAL)}, hashtext(${name}))`.execute(trx);
}
