import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { PasswordlessTables } from '../../../store/tables/passwordless.ts';

export type Account = Pick<
  Selectable<PasswordlessTables['passwordless_accounts']>,
  'project_id' | 'name' | 'public_key' | 'secret_key' | 'seal_key'
>;

/** What a program needs to call the service, under the names that guides give them. */
export interface Keys {
  api_url: string;
  /** For browsers. */
  api_key: string;
  /** For servers. */
  api_secret: string;
}

/**
 * Keeps others out until the transaction ends: an update that changes nothing, since SQLite, where a transaction has
 * the database to itself, knows no `for update`.
 */
export async function lockAccount(trx: Executor, projectId: string): Promise<void> {
  await trx
    .updateTable('passwordless_accounts')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('project_id', '=', projectId)
    .execute();
}

/** The account that a key names: the text before its first colon. */
export const findAccount = (db: Executor, name: string): Promise<Account | undefined> =>
  findAccountBy(db, 'name', name);

export const findAccountBy = (
  db: Executor,
  column: 'project_id' | 'name',
  value: string,
): Promise<Account | undefined> =>
  db
    .selectFrom('passwordless_accounts')
    .select(['project_id', 'name', 'public_key', 'secret_key', 'seal_key'])
    .where(column, '=', value)
    .executeTakeFirst();
