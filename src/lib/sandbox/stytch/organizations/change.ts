import { lockRow } from '../lock.ts';
import type { Scope } from '../operation.ts';
import { type OrganizationRow, storedOrganization } from '../rows.ts';
import { findOrganization } from '../store.ts';
import { insertDomains, organizationTaken } from './insert.ts';

/*
 * An update reads, decides and writes the whole row. Between the first and the last nobody else may write: of two
 * updates at once the second finds what the first has made, and neither is lost.
 */

/**
 * Changes an organization, its domains included.
 * @param change is handed what it is like now; what it throws leaves everything as it was. It may not wait for anything
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
      .catch(organizationTaken);
    for (const table of ['sandbox_domains', 'sandbox_implicit_roles'] as const)
      await trx.deleteFrom(table).where('project_id', '=', project.id).where('organization_id', '=', id).execute();
    await insertDomains(trx, project.id, after);
    return after;
  });
}
