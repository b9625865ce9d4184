import type { Executor } from '../../../store/database.ts';
import { checkAddress } from './addresses.ts';
import { lockRow } from '../lock.ts';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import type { Call, Scope } from '../operation.ts';
import { readAnyMember, readMember, type AnyMemberRow, type MemberRow } from '../rows.ts';
import { DELETED_COLUMNS } from '../store.ts';
import { storeMember } from './insert.ts';
import { isUniqueViolation } from '../../core/database/constraints.ts';

/**
 * Deletes a member and their sessions, frees their address, and revokes the links sent to them (description of
 * members.delete and members.update). The rest is kept, so that they can be reactivated.
 */
export async function deleteMember(
  { db, project, now }: Pick<Call, 'db' | 'project' | 'now'>,
  { id, organization_id }: Pick<MemberRow, 'id' | 'organization_id'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRow(trx, 'sandbox_organizations', project.id, organization_id);
    const row = await trx
      .deleteFrom('sandbox_members')
      .where('project_id', '=', project.id)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) return fail('member_not_found');
    const { status: _, ...fields } = row;
    await trx
      .insertInto('sandbox_deleted_members')
      .values({ ...fields, updated_at: now })
      .execute();
    // Otherwise a link could be used again once its member is back.
    const retired = readMember(row).profile.retired_email_addresses;
    await trx
      .updateTable('sandbox_mail')
      .set({ member_id: null })
      .where('project_id', '=', project.id)
      .where('email_key', 'in', [row.email_key, row.phone_number, ...retired.map((one) => emailKey(one.email_address))])
      .where('member_id', '=', id)
      .execute();
  });
}

/** Returns the deleted member with this id. */
export async function findDeletedMember({ db, project }: Scope, id: string): Promise<AnyMemberRow | undefined> {
  const row = await db
    .selectFrom('sandbox_deleted_members')
    .select(DELETED_COLUMNS)
    .where('project_id', '=', project.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && readAnyMember({ ...row, status: 'deleted' });
}

/**
 * Reactivates a deleted member, if their address was verified and is still free.
 * @throws {StytchError} when it can't be done
 */
export async function reactivateMember(
  call: Pick<Call, 'db' | 'project' | 'now'>,
  organizationId: string,
  id: string,
): Promise<MemberRow> {
  const { db, project, now } = call;
  const deleted = await findDeletedMember(call, id);
  if (deleted?.organization_id !== organizationId) return fail('no_deleted_member_found_for_reactivation');
  if (deleted.email_verified !== 1) fail('email_unverified_for_reactivation');
  await checkAddress(call, organizationId, deleted.email_address, id);
  return db
    .transaction()
    .execute(async (trx) => {
      await lockRow(trx, 'sandbox_organizations', project.id, organizationId);
      return undelete(trx, project.id, id, now);
    })
    .catch(failIfAddressTaken);
}

async function undelete(trx: Executor, projectId: string, id: string, now: number): Promise<MemberRow> {
  const row = await trx
    .deleteFrom('sandbox_deleted_members')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .returning(DELETED_COLUMNS)
    .executeTakeFirst();
  // Another call reactivated the member first.
  if (!row) return fail('no_deleted_member_found_for_reactivation');
  const member = readMember({ ...row, status: 'active', updated_at: now });
  await storeMember(trx, projectId, member);
  return member;
}

function failIfAddressTaken(error: unknown): never {
  if (isUniqueViolation(error, 'email_key')) fail('reactivation_email_belongs_to_another_member');
  if (isUniqueViolation(error, 'external_id')) fail('duplicate_member_external_id');
  throw error;
}
