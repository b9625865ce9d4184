import type { Database } from '../../store/database.ts';
import type { Sweep } from '../../store/sweeper.ts';
import { PROJECT_LIFE } from '../control/projects.ts';
import { USE_NOTED_EVERY } from './projects.ts';
import { DAY, MINUTE } from './time.ts';

/** How many calls a project keeps. */
const CALLS_KEPT = 1000;
/** A sweep may come late. */
const IN_USE = 2 * USE_NOTED_EVERY;
/** How often what has expired is looked for: that reads all the mail and sessions of the projects in use. */
const EXPIRY_EVERY = 60 * MINUTE;

/**
 * Deletes projects that were not used for a day, with all they hold, and what has expired. Real time decides: a
 * project's clock is never behind it, so what has really expired has expired for the project, too.
 */
export function createSweep(db: Database): Sweep {
  let expiredUntil = -Infinity;
  return async (now) => {
    const idle = await db
      .deleteFrom('sandbox_projects')
      // It may have been used for as long after that was noted.
      .where('last_used_at', '<=', now - PROJECT_LIFE - USE_NOTED_EVERY)
      // What a seed file made is there for as long as its sandbox.
      .where('seed', 'is', null)
      .returning('id')
      .execute();
    for (const { id } of idle) await db.deleteFrom('sandbox_keys').where('owner', '=', id).execute();
    await db
      .deleteFrom('sandbox_calls')
      .where('started_at', '<=', now - DAY)
      .execute();
    for (const id of await usedSince(db, now - IN_USE)) await trimCalls(db, id);
    if (now < expiredUntil + EXPIRY_EVERY) return;
    // What ends later than an hour after its project's last use goes when that is used again, or with it.
    for (const id of await usedSince(db, now - 2 * EXPIRY_EVERY)) await deleteExpired(db, id, now);
    // Last: a round that failed is gone through again in the next.
    expiredUntil = now;
  };
}

const usedSince = async (db: Database, since: number): Promise<string[]> =>
  (await db.selectFrom('sandbox_projects').select('id').where('last_used_at', '>', since).execute()).map(
    ({ id }) => id,
  );

/** Project by project, so that no other call waits for long: an index by the time of expiry would cost every login more. */
async function deleteExpired(db: Database, projectId: string, now: number): Promise<void> {
  for (const table of ['sandbox_sessions', 'sandbox_intermediate_sessions'] as const)
    await db.deleteFrom(table).where('project_id', '=', projectId).where('expires_at', '<=', now).execute();
  // A link stays known for a day after its end: "expired" and "never heard of" are different answers.
  await db
    .deleteFrom('sandbox_mail')
    .where('project_id', '=', projectId)
    .where('expires_at', '<=', now - DAY)
    .execute();
}

/** Each project by its index, and only those in use: nothing was added to the others. */
async function trimCalls(db: Database, projectId: string): Promise<void> {
  const rows = await db
    .selectFrom('sandbox_calls')
    .select(['position', 'count'])
    .where('project_id', '=', projectId)
    .orderBy('position', 'desc')
    .limit(CALLS_KEPT + 1)
    .execute();
  let newer = 0;
  // The row that holds the last of the newest stays whole.
  const toGo = rows.find(({ count }) => (newer += count) - count >= CALLS_KEPT);
  if (!toGo) return;
  await db
    .deleteFrom('sandbox_calls')
    .where('project_id', '=', projectId)
    .where('position', '<=', toGo.position)
    .execute();
}
