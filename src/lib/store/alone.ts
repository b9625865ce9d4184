import { sql } from 'kysely';
import type { Database, Executor } from './database.ts';

/** Any numbers that nobody else takes for an advisory lock: `first-login` has 11 letters, and sweeping is its first use. */
const LOCK = 1101;
const TURN = 1102;

/**
 * Runs work that one instance at a time should do. Of two that share a database and come at once, the second leaves it
 * to the first.
 */
export async function alone(db: Database, work: () => Promise<void>): Promise<void> {
  if (!db.isShared) return work();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as taken`.execute(
      trx,
    );
    // The lock goes with the transaction; the work has connections of its own.
    if (rows[0]?.taken) await work();
  });
}

/**
 * Lets transactions through one after the other that name the same thing: each waits for the end of the one before it. In
 * SQLite all transactions do.
 */
export async function inTurn(db: Database, trx: Executor, name: string): Promise<void> {
  if (db.isShared) await sql`select pg_advisory_xact_lock(${sql.lit(TURN)}, hashtext(${name}))`.execute(trx);
}
