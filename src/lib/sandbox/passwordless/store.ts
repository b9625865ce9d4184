import type { Insertable, Selectable } from 'kysely';
import type { Executor } from '../../store/database.ts';
import type { PasswordlessTables } from '../../store/tables/passwordless.ts';
import { fail } from './errors.ts';
import type { Call } from './operation.ts';

export type CredentialRow = Selectable<PasswordlessTables['passwordless_credentials']>;

/** Lists a user's passkeys, oldest first. An unknown user has none. */
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

/**
 * Inserts a passkey. If two registrations have the same id, the second fails, even when they are concurrent.
 * @throws {Problem} when the id exists already
 */
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
 * Updates a passkey after a sign-in. The same statement compares the counter, so that of two concurrent calls with one
 * response only one passes.
 * @param count the authenticator's counter; 0 if it has none
 * @returns whether the passkey exists and its counter has risen, if it has one
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

/**
 * Deletes a passkey.
 * @returns whether it existed
 */
export async function deleteCredential({ db, project }: Call, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passwordless_credentials')
    .where('project_id', '=', project.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Deletes a user's passkeys and aliases. */
export async function deleteUser({ db, project }: Call, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['passwordless_credentials', 'passwordless_aliases'] as const) {
      await trx.deleteFrom(table).where('project_id', '=', project.id).where('user_id', '=', userId).execute();
    }
  });
}
