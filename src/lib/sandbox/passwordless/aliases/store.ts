import { createHash } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import { lockAccount } from '../account/account.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';

/**
 * Hashes an alias as it is, case-sensitive and untrimmed, together with the account's name, so that hashes differ
 * between accounts (docs/passwordless.md, "Management calls").
 */
export const hashAlias = (account: string, alias: string): string =>
  createHash('sha256').update(account).update(alias).digest('base64');

const hashOf = ({ account }: Call, alias: string): string => hashAlias(account.name, alias);

/** Returns the id of the user with an alias. */
export async function ownerOf(call: Call, alias: string): Promise<string | undefined> {
  const row = await aliasesOf(call).select('user_id').where('hash', '=', hashOf(call, alias)).executeTakeFirst();
  return row?.user_id;
}

/**
 * Checks that no other user has one of the aliases. `/register/token` checks them, but they are only stored when the
 * registration completes.
 * @throws {Problem} when one is taken
 */
export async function refuseTaken(call: Call, userId: string, aliases: string[]): Promise<void> {
  if (aliases.length === 0) return;
  const taken = await aliasesOf(call)
    .select('hash')
    .where(
      'hash',
      'in',
      aliases.map((alias) => hashOf(call, alias)),
    )
    .where('user_id', '!=', userId)
    .executeTakeFirst();
  if (taken) fail('alias_conflict');
}

/**
 * Replaces all aliases of a user. Needs a transaction, because nothing may change if one of them is taken.
 * @param hashed whether only hashes are stored
 * @throws {Problem} when one is taken
 */
export async function replaceAliases(
  call: Call,
  trx: Executor,
  { userId, aliases, hashed }: { userId: string; aliases: string[]; hashed: boolean },
): Promise<void> {
  // Otherwise two concurrent calls for one user would find each other's aliases taken.
  await lockAccount(trx, call.project.id);
  const ownAliases = trx.deleteFrom('passwordless_aliases').where('project_id', '=', call.project.id);
  await ownAliases.where('user_id', '=', userId).execute();
  if (aliases.length === 0) return;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('passwordless_aliases')
    .values(
      aliases.map((alias) => ({
        project_id: call.project.id,
        hash: hashOf(call, alias),
        user_id: userId,
        plaintext: hashed ? null : alias,
      })),
    )
    .onConflict((conflict) => conflict.columns(['project_id', 'hash']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== BigInt(aliases.length)) fail('alias_conflict');
}

/** Lists a user's aliases: the hash, and the text where it is stored. */
export const listAliases = (call: Call, userId: string) =>
  aliasesOf(call).select(['user_id', 'hash', 'plaintext']).where('user_id', '=', userId).orderBy('hash').execute();

const aliasesOf = ({ db, project }: Call) => db.selectFrom('passwordless_aliases').where('project_id', '=', project.id);
