import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../../store/database.ts';
import type { PasswordlessTables } from '../../store/tables/passwordless.ts';
import { fail } from './errors.ts';
import type { Call } from './operation.ts';

export type CredentialRow = Selectable<PasswordlessTables['passwordless_credentials']>;

/** A user's passkeys, oldest first. An unknown user has none. */
export const credentialsOf = ({ db, project }: Call, userId: string): Promise<CredentialRow[]> =>
  db
    .selectFrom('passwordless_credentials')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const findCredential = ({ db, project }: Call, id: string): Promise<CredentialRow | undefined> =>
  db
    .selectFrom('passwordless_credentials')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('id', '=', id)
    .executeTakeFirst();

/** Keeps a new passkey; of two registrations with one id the second is refused, also when both come at once. */
export async function insertCredential(
  call: Call,
  trx: Executor,
  row: Omit<Insertable<PasswordlessTables['passwordless_credentials']>, 'project_id'>,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passwordless_credentials')
    .values({ ...row, project_id: call.project.id })
    .onConflict((conflict) => conflict.columns(['project_id', 'id']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows)
    fail('fido2_invalid_registration', { title: 'The id of the passkey is not unique: it is registered already.' });
}

/**
 * Notes a sign-in. The counter is compared in the same statement: two calls with one answer of an authenticator that
 * counts must not both pass.
 * @returns whether the passkey is still there and its counter has risen, where it counts
 */
export async function countUse({ db, project, now }: Call, id: string, count: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passwordless_credentials')
    .set({ sign_count: count, last_used_at: now })
    .where('project_id', '=', project.id)
    .where('id', '=', id)
    .$if(count > 0, (query) => query.where('sign_count', '<', count))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether it was there */
export async function deleteCredential({ db, project }: Call, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passwordless_credentials')
    .where('project_id', '=', project.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Everything of a user goes: passkeys and aliases. */
export async function deleteUser({ db, project }: Call, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['passwordless_credentials', 'passwordless_aliases'] as const) {
      await trx.deleteFrom(table).where('project_id', '=', project.id).where('user_id', '=', userId).execute();
    }
  });
}
