import type { Executor } from '../../store/database.ts';

/** Done once is done, whatever happens to what the step gave. */
export async function markDone(
  db: Executor,
  reader_id: string,
  guide: string,
  step: string,
  done_at: number,
): Promise<void> {
  await db
    .insertInto('lab_progress')
    .values({ reader_id, guide, step, done_at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The ids of the steps done. */
export async function listDone(db: Executor, reader_id: string, guide: string): Promise<string[]> {
  const rows = await db
    .selectFrom('lab_progress')
    .select('step')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .execute();
  return rows.map(({ step }) => step);
}

/** Back to the start: what is held, known, run and done is forgotten. The reader and their project stay. */
export async function forgetWork(db: Executor, reader_id: string, what: 'all' | 'all but progress'): Promise<void> {
  await db.deleteFrom('lab_holdings').where('reader_id', '=', reader_id).execute();
  await db.deleteFrom('lab_facts').where('reader_id', '=', reader_id).execute();
  await db.deleteFrom('lab_runs').where('reader_id', '=', reader_id).execute();
  await db
    .updateTable('lab_readers')
    .set({ link_sent_by: null, link_sent_from: null })
    .where('id', '=', reader_id)
    .execute();
  if (what === 'all') await db.deleteFrom('lab_progress').where('reader_id', '=', reader_id).execute();
}
