import type { Database } from '../../../store/database.ts';
import type { Sweep } from '../../../store/sweeper.ts';
import { PROJECT_LIFE, USE_NOTED_EVERY } from './projects.ts';
import type { ProviderData } from '../provider.ts';
import { DAY, MINUTE } from '../time.ts';

/** Number of calls kept per project. */
const CALLS_KEPT = 1000;
/** Longest time since a project's last use for its calls to be trimmed. A sweep may be late. */
const IN_USE = 2 * USE_NOTED_EVERY;
/** Interval at which expired data is deleted, which reads all mail and sessions of the projects in use. */
const EXPIRY_EVERY = 60 * MINUTE;

/**
 * Makes the sweep: deletes projects that were not used for a day, with all their data, and data that has expired. It
 * uses real time. A project's clock is never behind that, so expired data has expired for the project, too.
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
    // Data that expires more than an hour after its project's last use is deleted after the next use, or with the
    // project. One project at a time, so that no other call waits for long. (An index by expiry would cost every login
    // more.)
    for (const id of await usedSince(db, now - 2 * EXPIRY_EVERY))
      for (const provider of providers) await provider.sweepProject?.(db, id, now);
    // Set last, so that a failed round is repeated.
    expiredUntil = now;
  };
}

async function deleteIdleProjects(db: Database, providers: readonly ProviderData[], now: number): Promise<void> {
  const idle = await db
    .deleteFrom('sandbox_projects')
    // Uses are noted with a delay, so the last one may be this much later.
    .where('last_used_at', '<=', now - PROJECT_LIFE - USE_NOTED_EVERY)
    // A seeded project lives as long as its sandbox.
    .where('seed', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of idle) for (const provider of providers) await provider.remove?.(db, id);
}

const usedSince = async (db: Database, since: number): Promise<string[]> =>
  (await db.selectFrom('sandbox_projects').select('id').where('last_used_at', '>', since).execute()).map(
    ({ id }) => id,
  );

/** Deletes a project's oldest calls. Only called for projects in use: the others have no new calls. */
async function trimCalls(db: Database, projectId: string): Promise<void> {
  const rows = await db
    .selectFrom('sandbox_calls')
    .select(['position', 'count'])
    .where('project_id', '=', projectId)
    .orderBy('position', 'desc')
    .limit(CALLS_KEPT + 1)
    .execute();
  let newer = 0;
  // The row with the last of the newest calls is kept whole.
  const toGo = rows.find(({ count }) => (newer += count) - count >= CALLS_KEPT);
  if (!toGo) return;
  await db
    .deleteFrom('sandbox_calls')
    .where('project_id', '=', projectId)
    .where('position', '<=', toGo.position)
    .execute();
}
