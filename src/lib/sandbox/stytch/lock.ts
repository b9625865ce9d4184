import type { Executor } from '../../store/database.ts';

/**
 * Takes the row's lock, by an update that changes nothing: SQLite knows no `select … for update`, and needs none. Who
 * needs both takes an organization's before its members': whoever deletes it does, too.
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
