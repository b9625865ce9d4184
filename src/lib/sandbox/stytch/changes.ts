import type { Executor } from '../../store/database.ts';
import type { Call } from './operation.ts';
import { storedMember, storedOrganization, type MemberRow, type OrganizationRow } from './rows.ts';
import { findMember, findOrganization, insertDomains, memberTaken, organizationTaken } from './store.ts';

type Scope = Pick<Call, 'project' | 'db'>;

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
    await hold(trx, 'sandbox_organizations', project.id, id);
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

/** Changes a member. @param change as for an organization */
export function changeMember(
  { db, project }: Scope,
  { id, organization_id }: Pick<MemberRow, 'id' | 'organization_id'>,
  change: (before: MemberRow) => MemberRow,
): Promise<MemberRow> {
  return db.transaction().execute(async (trx) => {
    await hold(trx, 'sandbox_members', project.id, id);
    const after = change(await findMember({ db: trx, project }, organization_id, id));
    await trx
      .updateTable('sandbox_members')
      .set(storedMember(after))
      .where('project_id', '=', project.id)
      .where('id', '=', id)
      .execute()
      .catch(memberTaken);
    return after;
  });
}

/**
 * Takes the row's lock, by an update that changes nothing: SQLite knows no `select … for update`, and needs none. Who needs
 * both takes an organization's before its members': whoever deletes it does, too.
 */
export async function hold(
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
