import type { Executor } from '../../store/database.ts';
import type { RunResult } from '../types.ts';

/** Runs kept of one reader; older ones are swept. */
const KEPT = 50;

export async function keepRun(db: Executor, reader_id: string, run: RunResult): Promise<void> {
  const { id, guide, step, action, started_at } = run;
  await db
    .insertInto('lab_runs')
    .values({ id, reader_id, guide, step, action, started_at, result: JSON.stringify(run) })
    .execute();
  const kept = db
    .selectFrom('lab_runs')
    .select('id')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at', 'desc')
    .limit(KEPT);
  await db.deleteFrom('lab_runs').where('reader_id', '=', reader_id).where('id', 'not in', kept).execute();
}

/** A run of this reader's own; another reader's is as absent as one that never was. */
export async function findRun(db: Executor, reader_id: string, id: string): Promise<RunResult | null> {
  const row = await db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (JSON.parse(row.result) as RunResult) : null;
}

export async function lastRun(db: Executor, reader_id: string, guide: string, step: string): Promise<RunResult | null> {
  const row = await db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .where('step', '=', step)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (JSON.parse(row.result) as RunResult) : null;
}
