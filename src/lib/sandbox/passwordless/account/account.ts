import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { PasswordlessTables } from '../../../store/tables/passwordless.ts';

export type Account = Pick<
  Selectable<PasswordlessTables['passwordless_accounts']>,
  'project_id' | 'name' | 'public_key' | 'secret_key' | 'seal_key'
>;

/** The keys to call the service with, named as in its guides. */
export interface Keys {
  api_url: string;
  /** For browsers. */
  api_key: string;
  /** For servers. */
  api_secret: string;
}

/**
 * Locks an account until the transaction ends, by an update that changes nothing. SQLite has no `for update` and
 * doesn't need it, because a transaction has the database to itself.
 */
export async function lockAccount(trx: Executor, projectId: string): Promise<void> {
  await trx
    .updateTable('passwordless_accounts')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('project_id', '=', projectId)
    .execute();
}

/**
 * Finds the account that a key belongs to.
 * @param name the key's text before its first colon
 */
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
