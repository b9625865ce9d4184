import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { LONGEST_LIFE } from './lifetimes.ts';

const USED = 'The token was used already: in this sandbox a token works once. Get a new one.';

/**
 * Uses up a token. It's one statement, so that of two concurrent calls one fails. The service itself accepts a token
 * until it expires (`differences.ts`).
 * @throws {Problem} when it was used up already
 */
export async function spend({ db, project, now }: Call, tokenId: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passwordless_spent')
    // No session that began with the token can last longer.
    .values({ project_id: project.id, token_id: tokenId, expires_at: now + LONGEST_LIFE })
    .onConflict((conflict) => conflict.columns(['project_id', 'token_id']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) fail('invalid_token', { title: USED });
}

/**
 * Checks that a token isn't used up, without using it up.
 * @throws {Problem} when it is
 */
export async function refuseSpent({ db, project }: Call, tokenId: string): Promise<void> {
  const spent = await db
    .selectFrom('passwordless_spent')
    .select('token_id')
    .where('project_id', '=', project.id)
    .where('token_id', '=', tokenId)
    .executeTakeFirst();
  if (spent) fail('invalid_token', { title: USED });
}
