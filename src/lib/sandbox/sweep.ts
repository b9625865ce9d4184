import type { Database } from '../store/database.ts';
import type { Sweep } from '../store/sweeper.ts';
import { PROJECT_LIFE } from './control/project.ts';
import { DAY, MINUTE } from './stytch/time.ts';

/** How many calls a project keeps. */
const CALLS_KEPT = 1000;
/** Use is noted once a minute, and a sweep may come late. */
const IN_USE = 10 * MINUTE;

/**
 * Deletes projects that were not used for a day, with all they hold, and what has expired. Real time decides: a
 * project's clock is never behind it, so what has really expired has expired for the project, too.
 */
export function createSweep(db: Database): Sweep {
  return async (now) => {
    const idle = await db
      .deleteFrom('sandbox_projects')
      .where('last_used_at', '<=', now - PROJECT_LIFE)
      // What a seed file made is there for as long as its sandbox.
      .where('seed', 'is', null)
      .returning('id')
      .execute();
    for (const { id } of idle) await db.deleteFrom('sandbox_keys').where('owner', '=', id).execute();
    await db.deleteFrom('sandbox_sessions').where('expires_at', '<=', now).execute();
    await db.deleteFrom('sandbox_intermediate_sessions').where('expires_at', '<=', now).execute();
    // A link stays known for a day after its end: "expired" and "never heard of" are different answers.
    await db
      .deleteFrom('sandbox_mail')
      .where('expires_at', '<=', now - DAY)
      .execute();
    await db
      .deleteFrom('sandbox_calls')
      .where('started_at', '<=', now - DAY)
      .execute();
    await trimCalls(db, now);
  };
}

/** Only of projects in use: nothing was added to the others. One by one, each by its index. */
async function trimCalls(db: Database, now: number): Promise<void> {
  const inUse = await db
    .selectFrom('sandbox_projects')
    .select('id')
    .where('last_used_at', '>', now - IN_USE)
    .execute();
  for (const { id } of inUse) {
    const newestToGo = await db
      .selectFrom('sandbox_calls')
      .select('position')
      .where('project_id', '=', id)
      .orderBy('position', 'desc')
      .limit(1)
      .offset(CALLS_KEPT)
      .executeTakeFirst();
    if (newestToGo)
      await db
        .deleteFrom('sandbox_calls')
        .where('project_id', '=', id)
        .where('position', '<=', newestToGo.position)
        .execute();
  }
}
