import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { LONGEST_LIFE } from './lifetimes.ts';

const USED = 'The token was used already: in this sandbox a token works once. Get a new one.';

/**
 * Notes that a token was used. One statement: of two calls at once one gets through. The service itself lets a token be
 * used until it ends (`differences.ts`).
 */
export async function spend({ db, project, now }: Call, tokenId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passwordless_spent')
    // For as long as anything sealed with it can live: a session that began with the token outlives it.
    .values({ project_id: project.id, token_id: tokenId, expires_at: now + LONGEST_LIFE })
    .onConflict((conflict) => conflict.columns(['project_id', 'token_id']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) fail('invalid_token', { title: USED });
}

/** Refuses a token that was used, for calls that do not use it up themselves. */
export async function refuseSpent({ db, project }: Call, tokenId: string): Promise<void> {
  const spent = await db
    .selectFrom('passwordless_spent')
    .select('token_id')
    .where('project_id', '=', project.id)
    .where('token_id', '=', tokenId)
    .executeTakeFirst();
  if (spent) fail('invalid_token', { title: USED });
}
