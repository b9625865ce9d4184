import type { EmulatorContext } from '../core/context.ts';
import type { Project } from '../core/projects/projects.ts';
import { fail } from '../core/errors.ts';
import { setClock } from './reset-project.ts';
import { DAY, timestamp } from '../core/time.ts';

const FARTHEST = 3650 * DAY;

/**
 * Returns a project's time, as the API answers it.
 * @param offset how far sandbox time is ahead of real time, in milliseconds
 */
export const readClock = ({ now }: Pick<EmulatorContext, 'now'>, offset: number) => ({
  now: timestamp(now() + offset),
  offset_seconds: offset / 1000,
});

/** Moves a project's clock ahead. It's one statement, so that two concurrent moves both count. */
export async function advanceClock(context: EmulatorContext, { id }: Project, seconds: number) {
  const row = await context.db
    .updateTable('sandbox_projects')
    .set((eb) => ({ clock_offset_ms: eb('clock_offset_ms', '+', seconds * 1000) }))
    .where('id', '=', id)
    .where('clock_offset_ms', '<=', FARTHEST - seconds * 1000)
    .returning('clock_offset_ms')
    .executeTakeFirst();
  return row ? readClock(context, row.clock_offset_ms) : fail('clock_too_far');
}

/** Sets a project's clock back to real time. Data created in the future stays and expires then. */
export async function resetClock(context: EmulatorContext, { id }: Project) {
  await setClock(context.db, id, 0);
  return readClock(context, 0);
}
