import { randomBytes } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { insertPresets } from '../auth-configs/store.ts';
import { BASE } from '../base.ts';
import { findAccountBy, type Account, type Keys } from './account.ts';

const hex = () => randomBytes(16).toString('hex');
/** Makes an account's keys: a name, the kind, and 32 hexadecimal digits (docs/passwordless.md, "Tokens and keys"). */
function newKeys(): Omit<Keys, 'api_url'> {
  const name = `sandbox${randomBytes(5).toString('hex')}`;
  return { api_key: `${name}:public:${hex()}`, api_secret: `${name}:secret:${hex()}` };
}
const newSealKey = () => randomBytes(32).toString('base64url');

/**
 * Returns the account of a project. Creates it if there is none; of two concurrent calls, one does.
 * @param now real time in milliseconds
 * @param pinned the keys of a new account; random ones by default
 */
export async function ensureAccount(
  db: Executor,
  projectId: string,
  now: number,
  pinned = newKeys(),
): Promise<Account> {
  const known = await findAccountBy(db, 'project_id', projectId);
  if (known) return known;
  await db
    .insertInto('passwordless_accounts')
    .values({
      project_id: projectId,
      name: pinned.api_key.split(':', 1)[0] ?? '',
      public_key: pinned.api_key,
      secret_key: pinned.api_secret,
      seal_key: newSealKey(),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('project_id').doNothing())
    .execute();
  await insertPresets(db, projectId, now);
  const account = await findAccountBy(db, 'project_id', projectId);
  if (!account) throw new Error('An account that was just made is gone.');
  return account;
}

/**
 * Returns the keys of a project's account. Creates the account if there is none.
 * @param pinned the keys of a new account; random ones by default
 */
export async function keysFor(
  { now, siteUrl }: Pick<EmulatorContext, 'now' | 'siteUrl'>,
  db: Executor,
  projectId: string,
  pinned?: Omit<Keys, 'api_url'>,
): Promise<Keys> {
  const account = await ensureAccount(db, projectId, now(), pinned);
  return { api_url: siteUrl + BASE, api_key: account.public_key, api_secret: account.secret_key };
}

/** The tables that hold an account's rows. */
export const OWNED = [
  'passwordless_credentials',
  'passwordless_aliases',
  'passwordless_auth_configs',
  'passwordless_spent',
] as const;

/**
 * Deletes everything in an account and invalidates its tokens. The keys stay the same. Needs a transaction.
 * @param now real time in milliseconds
 */
export async function resetAccount(db: Executor, projectId: string, now: number): Promise<void> {
  // The account comes first, as in `lockAccount`.
  const { numUpdatedRows } = await db
    .updateTable('passwordless_accounts')
    .set({ seal_key: newSealKey() })
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  for (const table of OWNED) await db.deleteFrom(table).where('project_id', '=', projectId).execute();
  if (numUpdatedRows > 0n) await insertPresets(db, projectId, now);
}
