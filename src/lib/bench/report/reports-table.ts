import type { Database, Executor } from '../../store/database.ts';
import { readContent, readTitle } from './report-content.ts';
import type { Report, ReportEntry, ReportRun } from './types.ts';

/** Reports per reader. */
const MOST_PER_READER = 10;

type Content = Pick<Report, 'origin' | 'names' | 'runs' | 'mail' | 'memo' | 'scope'>;

/**
 * Stores a report. Presses in two tabs can't exceed the limit, because one waits for the other.
 * @returns false if the reader has too many
 */
export const putReport = (db: Database, reader_id: string, report: Report): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // An update without a change locks the row. Otherwise both would count before either inserts.
    await trx
      .updateTable('bench_readers')
      .set((eb) => ({ last_seen_at: eb.ref('last_seen_at') }))
      .where('id', '=', reader_id)
      .execute();
    return insertReport(trx, reader_id, report);
  });

async function insertReport(db: Executor, reader_id: string, report: Report): Promise<boolean> {
  const { id, guide, made_at, expires_at, origin, names, runs, mail, memo, scope } = report;
  const content: Content = { origin, names, runs, mail, memo, scope };
  const live = db
    .selectFrom('bench_reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reader_id', '=', reader_id)
    .where('expires_at', '>', made_at);
  // Cast, because PostgreSQL treats a bare value in a SELECT as text.
  const row = db
    .selectNoFrom(({ cast, val }) => [
      cast<string>(val(id), 'text').as('id'),
      cast<string>(val(reader_id), 'text').as('reader_id'),
      cast<string>(val(guide), 'text').as('guide'),
      cast<number>(val(made_at), 'bigint').as('made_at'),
      cast<number>(val(expires_at), 'bigint').as('expires_at'),
      cast<string>(val(JSON.stringify(content)), 'text').as('content'),
    ])
    .where(live, '<', MOST_PER_READER);
  const done = await db
    .insertInto('bench_reports')
    .columns(['id', 'reader_id', 'guide', 'made_at', 'expires_at', 'content'])
    .expression(row)
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Finds the report with this id, and its author. Expired reports are treated as absent, and so are those whose content
 * this version of the site can't read.
 */
export async function findReport(
  db: Executor,
  id: string,
  now: number,
): Promise<{ report: Report; reader_id: string } | undefined> {
  const row = await db
    .selectFrom('bench_reports')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const { reader_id, content, ...entry } = row;
  const stored = readContent(content);
  if (!stored) return undefined;
  const runs = stored.runs.map((run): ReportRun => ({ guide: row.guide, origin: stored.origin, ...run }));
  return { report: { ...entry, ...stored, runs }, reader_id };
}

/** The reader's own reports, newest first. */
export async function listReports(db: Executor, reader_id: string, now: number): Promise<ReportEntry[]> {
  const rows = await db
    .selectFrom('bench_reports')
    .select(['id', 'guide', 'made_at', 'expires_at', 'content'])
    .where('reader_id', '=', reader_id)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ content, ...entry }) => ({ ...entry, title: readTitle(content) }));
}

/** Deletes a report. @returns false if it isn't this reader's, or doesn't exist */
export async function takeReport(db: Executor, reader_id: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('bench_reports')
    .where('id', '=', id)
    .where('reader_id', '=', reader_id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Deletes reports that have expired. @param now real time in milliseconds */
export async function sweepReports(db: Executor, now: number): Promise<void> {
  await db.deleteFrom('bench_reports').where('expires_at', '<=', now).execute();
}
