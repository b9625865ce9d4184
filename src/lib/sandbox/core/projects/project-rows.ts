import { sql, type Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { Tables } from '../../../store/tables/index.ts';
import { MOST_ROWS } from './snapshot-fields.ts';

/** The tables whose rows belong to a project. */
type ProjectTable = { [T in keyof Tables]: Tables[T] extends { project_id: string } ? T : never }[keyof Tables];
type Row<T extends ProjectTable> = Selectable<Tables[T]>;

/**
 * Reads a project's rows for a snapshot: one over the limit, so that the snapshot's schema notices.
 * @param order columns to sort by, so that equal projects have equal snapshots
 */
export async function takeRows<T extends ProjectTable>(
  db: Executor,
  table: T,
  projectId: string,
  ...order: (keyof Row<T> & string)[]
): Promise<Row<T>[]> {
  const { rows } = await sql<Row<T>>`
    select * from ${sql.table(table)} where project_id = ${projectId}
    order by ${sql.join(order.map((column) => sql.ref(column)))} limit ${MOST_ROWS + 1}`.execute(db);
  return rows;
}

/** Writes a snapshot's rows to a project. */
export async function restoreRows<T extends ProjectTable>(
  trx: Executor,
  table: T,
  projectId: string,
  rows: readonly Omit<Row<T>, 'project_id'>[],
): Promise<void> {
  for (const row of rows) {
    const columns = Object.entries({ ...row, project_id: projectId });
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map(([name]) => sql.ref(name)))})
      values (${sql.join(columns.map(([, value]) => value))})`.execute(trx);
  }
}

/** Deletes a project's rows that expired by a time. */
export async function deleteExpired(
  db: Executor,
  table: 'sandbox_intermediate_sessions' | 'sandbox_mail' | 'sandbox_one_time' | 'sandbox_sessions',
  projectId: string,
  time: number,
): Promise<void> {
  await db.deleteFrom(table).where('project_id', '=', projectId).where('expires_at', '<=', time).execute();
}
