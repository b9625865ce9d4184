import { lockRow } from '../lock.ts';
import type { Scope } from '../operation.ts';
import { type MemberRow, storedMember } from '../rows.ts';
import { findMember } from '../store.ts';
import { memberTaken } from './insert.ts';

/**
 * Updates a member.
 * @param change gets the current member and returns the new one. It can't be async. If it throws, nothing changes
 */
export function changeMember(
  { db, project, now }: Scope,
  { id, organization_id }: Pick<MemberRow, 'id' | 'organization_id'>,
  change: (before: MemberRow) => MemberRow,
): Promise<MemberRow> {
  return db.transaction().execute(async (trx) => {
    await lockRow(trx, 'sandbox_members', project.id, id);
    const after = change(await findMember({ db: trx, project, now }, organization_id, id));
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
