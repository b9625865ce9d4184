import type { Executor } from '../../store/database.ts';

/**
 * Locks a row by an update that changes nothing, because SQLite has no `select … for update`. A call that locks an
 * organization and its members locks the organization first, because deleting it does, too.
 */
export async function lockRow(
  trx: Executor,
  table: 'sandbox_organizations' | 'sandbox_members',
  projectId: string,
  id: string,
): Promise<void> {
  await trx
    .updateTable(table)
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .execute();
}
