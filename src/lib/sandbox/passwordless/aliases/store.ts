import { createHash } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import { lockAccount } from '../account/account.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';

/**
 * Case-sensitive and untrimmed, under the name of the account, so that two accounts' hashes never meet
 * (docs/passwordless.md, "Management calls").
 */
export const hashAlias = (account: string, alias: string): string =>
  createHash('sha256').update(account).update(alias).digest('base64');

const hashOf = ({ account }: Call, alias: string): string => hashAlias(account.name, alias);

/** Who has an alias; undefined when nobody does. */
export async function ownerOf(call: Call, alias: string): Promise<string | undefined> {
  const row = await aliasesOf(call).select('user_id').where('hash', '=', hashOf(call, alias)).executeTakeFirst();
  return row?.user_id;
}

/** Refuses aliases of somebody else. At `/register/token` they are looked at; stored they are only at its end. */
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
 * Replaces a user's aliases by these, as a whole. Takes a transaction: one alias that belongs to somebody else must
 * leave everything as it was.
 * @param hashed whether only hashes are kept
 */
export async function replaceAliases(
  call: Call,
  trx: Executor,
  { userId, aliases, hashed }: { userId: string; aliases: string[]; hashed: boolean },
): Promise<void> {
  // Two that set the same user's aliases at once would each find the other's taken.
  await lockAccount(trx, call.project.id);
  const own = trx.deleteFrom('passwordless_aliases').where('project_id', '=', call.project.id);
  await own.where('user_id', '=', userId).execute();
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

/** A user's aliases as stored: the hash, and the text where it is kept. */
export const listAliases = (call: Call, userId: string) =>
  aliasesOf(call).select(['user_id', 'hash', 'plaintext']).where('user_id', '=', userId).orderBy('hash').execute();

const aliasesOf = ({ db, project }: Call) => db.selectFrom('passwordless_aliases').where('project_id', '=', project.id);
