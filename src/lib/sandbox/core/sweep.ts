import type { Database } from '../../store/database.ts';
import type { Sweep } from '../../store/sweeper.ts';
import { PROJECT_LIFE, USE_NOTED_EVERY } from './projects.ts';
import type { ProviderData } from './provider.ts';
import { DAY, MINUTE } from './time.ts';

/** How many calls a project keeps. */
const CALLS_KEPT = 1000;
/** A sweep may come late. */
const IN_USE = 2 * USE_NOTED_EVERY;
/** How often expired data is looked for: that reads all the mail and sessions of the projects in use. */
const EXPIRY_EVERY = 60 * MINUTE;

/**
 * Deletes projects that were not used for a day, with all they hold, and what has expired. Real time decides: a
 * project's clock is never behind it, so what has really expired has expired for the project, too.
 */
export function createSweep(db: Database, providers: readonly ProviderData[]): Sweep {
  let expiredUntil = -Infinity;
  return async (now) => {
    await deleteIdleProjects(db, providers, now);
    await db
      .deleteFrom('sandbox_calls')
      .where('started_at', '<=', now - DAY)
      .execute();
    for (const id of await usedSince(db, now - IN_USE)) await trimCalls(db, id);
    for (const provider of providers) await provider.sweep?.(db, now);
    if (now < expiredUntil + EXPIRY_EVERY) return;
    // What ends later than an hour after its project's last use goes when that is used again, or with it. Project by
    // project, so that no other call waits for long: an index by the time of expiry would cost every login more.
    for (const id of await usedSince(db, now - 2 * EXPIRY_EVERY))
      for (const provider of providers) await provider.sweepProject?.(db, id, now);
    // Last: a round that failed is gone through again in the next.
    expiredUntil = now;
  };
}

async function deleteIdleProjects(db: Database, providers: readonly ProviderData[], now: number): Promise<void> {
  const idle = await db
    .deleteFrom('sandbox_projects')
    // It may have been used for as long after that was noted.
    .where('last_used_at', '<=', now - PROJECT_LIFE - USE_NOTED_EVERY)
    // What a seed file made is there for as long as its sandbox.
    .where('seed', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of idle) for (const provider of providers) await provider.remove?.(db, id);
}

const usedSince = async (db: Database, since: number): Promise<string[]> =>
  (await db.selectFrom('sandbox_projects').select('id').where('last_used_at', '>', since).execute()).map(
    ({ id }) => id,
  );

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
