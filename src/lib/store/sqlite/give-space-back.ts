import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Sweep } from '../sweeper.ts';

/** Pages (of 4 KB) to cut off in one statement, which takes a few milliseconds. */
const PAGES = 256;
/** Milliseconds between two of them, so that requests aren't held up. */
const PAUSE = 10;
/** Free pages that stay for the next writes. */
const KEPT = 1024;

/** Makes the sweep that shrinks a SQLite file by the pages that deletes have freed. PostgreSQL does it by itself. */
export const giveSpaceBack =
  (db: Database): Sweep =>
  async () => {
    if (db.isShared) return;
    let before = Infinity;
    for (let free = await freePages(db); free > KEPT + PAGES && free < before; free = await freePages(db)) {
      before = free;
      await sql.raw(`pragma incremental_vacuum(${PAGES})`).execute(db);
      await wait(PAUSE);
    }
  };

async function freePages(db: Database): Promise<number> {
  const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(db);
  return rows[0]?.freelist_count ?? 0;
}
