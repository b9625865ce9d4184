import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Any number that nobody else takes for an advisory lock: `first-login` has 11 letters, and sweeping is its first use. */
const LOCK = 1101;

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
