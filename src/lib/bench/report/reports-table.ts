import type { Database, Executor } from '../../store/database.ts';
import type { Report, ReportEntry, ReportRun } from './types.ts';

/** More than a person shares, and little enough to keep. */
const MOST_PER_READER = 10;

type Content = Pick<Report, 'origin' | 'names' | 'runs' | 'typed'>;

/** Reports from before there were live modes say nothing of them: all of those were run on the emulator. */
type OlderRun = Omit<ReportRun, 'mode' | 'origin'> & Partial<ReportRun>;

/**
 * Puts a report on the shelf. Presses in two tabs cannot pass the limit: one waits for the other.
 * @returns whether it is there
 */
export const putReport = (db: Database, reader_id: string, report: Report): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // An update that changes nothing keeps the other out until the end; both would count before either adds.
    await trx
      .updateTable('bench_readers')
      .set((eb) => ({ last_seen_at: eb.ref('last_seen_at') }))
      .where('id', '=', reader_id)
      .execute();
    return insertReport(trx, reader_id, report);
  });

async function insertReport(db: Executor, reader_id: string, report: Report): Promise<boolean> {
  const { id, guide, made_at, expires_at, origin, names, runs, typed } = report;
  const content: Content = { origin, names, runs, typed };
  const live = db
    .selectFrom('bench_reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reader_id', '=', reader_id)
    .where('expires_at', '>', made_at);
  // Cast, because in a SELECT PostgreSQL takes a bare value for text.
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

/** The report at an address, and whose it is. One that has expired is as absent as one that never was. */
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
  const kept = JSON.parse(content) as Omit<Content, 'runs'> & { runs: OlderRun[] };
  const runs = kept.runs.map((run): ReportRun => ({ mode: 'sandbox', origin: kept.origin, ...run }));
  return { report: { ...entry, ...kept, runs }, reader_id };
}

/** The reader's own, newest first. */
export async function listReports(db: Executor, reader_id: string, now: number): Promise<ReportEntry[]> {
  return await db
    .selectFrom('bench_reports')
    .select(['id', 'guide', 'made_at', 'expires_at'])
    .where('reader_id', '=', reader_id)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .execute();
}

/** Takes a report away for good. @returns false when it is not this reader's, or not there */
export async function takeReport(db: Executor, reader_id: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('bench_reports')
    .where('id', '=', id)
    .where('reader_id', '=', reader_id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export async function sweepReports(db: Executor, now: number): Promise<void> {
  await db.deleteFrom('bench_reports').where('expires_at', '<=', now).execute();
}
