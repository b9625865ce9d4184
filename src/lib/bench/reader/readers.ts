import { createHash, randomBytes } from 'node:crypto';
import type { Executor } from '../../store/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Readers are deleted after this long without a visit. Their cookie expires, too. */
export const READER_LIFE_MS = 30 * DAY_MS;

/** A reader, known only by a random key in a cookie. */
export interface Reader {
  id: string;
  link_sent_by: 'guide' | 'app' | null;
  /** The network address of this request. */
  from: string;
}

const hash = (key: string) => createHash('sha256').update(key).digest('base64url');

/** Creates a reader. @returns the key for the cookie, which isn't stored */
export async function makeReader(db: Executor, now: number, from = ''): Promise<{ key: string; reader: Reader }> {
  const key = randomBytes(32).toString('base64url');
  const id = hash(key);
  await db.insertInto('bench_readers').values({ id, created_at: now, last_seen_at: now }).execute();
  return { key, reader: { id, link_sent_by: null, from } };
}

/** Finds the reader with this key. A visit prolongs their life; it is written at most once a day. */
export async function findReader(db: Executor, key: string, now: number, from = ''): Promise<Reader | undefined> {
  const row = await db
    .selectFrom('bench_readers')
    .select(['id', 'link_sent_by', 'last_seen_at'])
    .where('id', '=', hash(key))
    .where('last_seen_at', '>', now - READER_LIFE_MS)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.last_seen_at < now - DAY_MS) {
    await db.updateTable('bench_readers').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  }
  return { id: row.id, link_sent_by: row.link_sent_by, from };
}

/** Notes who requested the newest email. */
export async function noteSend(
  db: Executor,
  readerId: string,
  by: 'guide' | 'app',
  step: string | null,
): Promise<void> {
  await db
    .updateTable('bench_readers')
    .set({ link_sent_by: by, link_sent_from: step })
    .where('id', '=', readerId)
    .execute();
}

/**
 * Deletes readers who haven't come back, with all their data, and those who did nothing on their first day: most of
 * them are programs that keep no cookie.
 */
export async function sweepReaders(db: Executor, now: number): Promise<void> {
  await db
    .deleteFrom('bench_readers')
    // One day is enough to look at: the sweep runs every minute.
    .where('last_seen_at', '>', now - 2 * DAY_MS)
    .where('last_seen_at', '<=', now - DAY_MS)
    .whereRef('created_at', '=', 'last_seen_at')
    .where(({ and, not, exists, selectFrom }) =>
      and(
        (['bench_runs', 'bench_projects', 'bench_connections', 'bench_progress'] as const).map((table) =>
          not(
            exists(
              selectFrom(table).select(`${table}.reader_id`).whereRef(`${table}.reader_id`, '=', 'bench_readers.id'),
            ),
          ),
        ),
      ),
    )
    .execute();
  await db
    .deleteFrom('bench_readers')
    .where('last_seen_at', '<=', now - READER_LIFE_MS)
    .execute();
}
