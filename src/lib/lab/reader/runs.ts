import { withoutLongBodies } from '../../wire/without-long-bodies.ts';
import type { RunResult } from '../types.ts';
import { closeJson, openJson, type Kept } from './kept.ts';

/** Runs kept of one reader; older ones are swept. */
const KEPT = 50;
/** How long a body of a run may be that is kept, in characters. One that a guide comes to has some 5000. */
const LONGEST = 131_072;

export async function keepRun(kept: Kept, reader_id: string, run: RunResult): Promise<void> {
  const { id, guide, step, action, started_at } = run;
  const short = { ...run, exchanges: run.exchanges.map((exchange) => withoutLongBodies(exchange, LONGEST)) };
  await kept.db
    .insertInto('lab_runs')
    .values({ id, reader_id, guide, step, action, started_at, result: closeJson(kept, reader_id, short) })
    .execute();
  const newest = kept.db
    .selectFrom('lab_runs')
    .select('id')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at', 'desc')
    .limit(KEPT);
  await kept.db.deleteFrom('lab_runs').where('reader_id', '=', reader_id).where('id', 'not in', newest).execute();
}

/** A run of this reader's own; another reader's is as absent as one that never was. */
export async function findRun(kept: Kept, reader_id: string, id: string): Promise<RunResult | null> {
  const row = await kept.db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row && openJson<RunResult>(kept, reader_id, row.result)) ?? null;
}

export async function lastRun(kept: Kept, reader_id: string, guide: string, step: string): Promise<RunResult | null> {
  const row = await kept.db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .where('step', '=', step)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row && openJson<RunResult>(kept, reader_id, row.result)) ?? null;
}

/** Every run of the reader that is still kept, oldest first. */
export async function listRuns(kept: Kept, reader_id: string): Promise<RunResult[]> {
  const rows = await kept.db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at')
    .execute();
  return rows.flatMap(({ result }) => openJson<RunResult>(kept, reader_id, result) ?? []);
}
