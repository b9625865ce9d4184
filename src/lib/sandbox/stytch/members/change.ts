import type { Executor } from '../../../store/database.ts';
import { lockRow } from '../lock.ts';
import type { Scope } from '../operation.ts';
import { type MemberRow, storedMember } from '../rows.ts';
import { findMember } from '../store.ts';
import { failIfMemberTaken } from './insert.ts';

/**
 * Updates a member, in the transaction that the call is in, or one of its own.
 * @param change gets the current member and returns the new one. It can't be async. If it throws, nothing changes
 */
export function changeMember(
  { db, project, now }: Scope,
  { id, organization_id }: Pick<MemberRow, 'id' | 'organization_id'>,
  change: (before: MemberRow) => MemberRow,
): Promise<MemberRow> {
  const run = async (trx: Executor) => {
    await lockRow(trx, 'sandbox_members', project.id, id);
    const after = change(await findMember({ db: trx, project, now }, organization_id, id));
    await trx
      .updateTable('sandbox_members')
      .set(storedMember(after))
      .where('project_id', '=', project.id)
      .where('id', '=', id)
      .execute()
      .catch(failIfMemberTaken);
    return after;
  };
  return db.isTransaction ? run(db) : db.transaction().execute(run);
}
