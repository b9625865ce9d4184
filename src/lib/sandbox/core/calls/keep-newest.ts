import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../../store/database.ts';
import type { Call } from './calls.ts';

/** Deletes a project's oldest recorded calls, so that the rest fit in `mostBytes`. */
async function deleteOldest(db: Database, projectId: string, mostBytes: number): Promise<void> {
  const rows = await db
    .selectFrom('sandbox_calls')
    .select(['position', sql<number>`octet_length(exchanges)`.as('bytes')])
    .where('project_id', '=', projectId)
    .orderBy('position', 'desc')
    .execute();
  let total = 0;
  const last = rows.find(({ bytes }) => (total += bytes) > mostBytes);
  if (!last) return;
  await db
    .deleteFrom('sandbox_calls')
    .where('project_id', '=', projectId)
    .where('position', '<=', last.position)
    .execute();
}

/** Returns the newest calls that fit in `mostBytes` together. */
function newestWithin(calls: readonly Call[], mostBytes: number): readonly Call[] {
  let total = 0;
  const first = calls.findLastIndex(({ exchange }) => (total += Buffer.byteLength(exchange)) > mostBytes);
  return calls.slice(first + 1);
}

/**
 * Keeps the recorded calls of each project within a number of bytes. Looks at what is stored only after another quarter
 * of it was written, so that most calls cost nothing more.
 */
export function createCallLimit(db: Database, mostBytes: number) {
  const step = mostBytes / 4;
  // Bytes written since the last look. A project that was forgotten, or is new to this process, is looked at.
  const written = new LRUCache<string, number>({ max: 10_000 });
  return {
    /** Longest body to record, in characters. */
    longestBody: Math.round(mostBytes / 16),
    /** Makes room for the waiting calls of a project. @returns those to store: the newest ones that fit */
    async admit(projectId: string, calls: readonly Call[]): Promise<readonly Call[]> {
      const newest = newestWithin(calls, step);
      const bytes = newest.reduce((sum, { exchange }) => sum + Buffer.byteLength(exchange), 0);
      const total = (written.get(projectId) ?? step) + bytes;
      if (total > step) await deleteOldest(db, projectId, mostBytes - 2 * step);
      written.set(projectId, total > step ? bytes : total);
      return newest;
    },
  };
}
