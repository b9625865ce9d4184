import { lockRow } from '../lock.ts';
import type { Scope } from '../operation.ts';
import { type OrganizationRow, storedOrganization } from '../rows.ts';
import { findOrganization } from '../store.ts';
import { insertSearchRows, failIfOrganizationTaken } from './insert.ts';

/*
 * An update reads a row, decides, and writes the whole row back, with the row locked. So of two concurrent updates, the
 * second sees the result of the first, and neither is lost.
 */

/**
 * Updates an organization and its domains.
 * @param change gets the current organization and returns the new one. It can't be async. If it throws, nothing changes
 */
export function changeOrganization(
  { db, project }: Scope,
  id: string,
  change: (before: OrganizationRow) => OrganizationRow,
): Promise<OrganizationRow> {
  return db.transaction().execute(async (trx) => {
    await lockRow(trx, 'sandbox_organizations', project.id, id);
    const after = change(await findOrganization({ db: trx, project }, id));
    await trx
      .updateTable('sandbox_organizations')
      .set(storedOrganization(after))
      .where('project_id', '=', project.id)
      .where('id', '=', id)
      .execute()
      .catch(failIfOrganizationTaken);
    for (const table of ['sandbox_domains', 'sandbox_implicit_roles', 'sandbox_connections'] as const)
      await trx.deleteFrom(table).where('project_id', '=', project.id).where('organization_id', '=', id).execute();
    await insertSearchRows(trx, project.id, after);
    return after;
  });
}
