import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { installOnPostgres } from './postgres.ts';
import { countedTables, recount, type Budgets } from './size.ts';
import { sqliteTriggers } from './sqlite.ts';

/**
 * Makes the database count the bytes of each sandbox project and network, and refuse to exceed them. Triggers count in
 * the statement that writes, so simultaneous calls can't get past a budget, and deletes and sweeps give bytes back.
 * The error of a refused statement has an `overBudget`.
 */
export async function installBudgets(db: Database, budgets: Budgets): Promise<void> {
  const tables = await countedTables(db);
  if (db.isShared) return installOnPostgres(db, tables, budgets);
  await db.transaction().execute(async (trx) => {
    for (const statement of [...recount(tables), ...sqliteTriggers(tables, budgets)])
      await sql.raw(statement).execute(trx);
  });
}
