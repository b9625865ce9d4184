import { sql } from 'kysely';
import { withoutLongBodies } from '../../wire/without-long-bodies.ts';
import type { RunResult } from '../types.ts';
import { runSchema } from './run-schema.ts';
import { sealJson, unsealJson, type SealedStore } from './sealed-store.ts';

/** Newest runs stored per reader; and per action, so that a report has each action whatever else was run. */
const KEPT = 50;
const KEPT_OF_EACH = 3;
/** The most bytes of stored runs per reader, sealed: a report reads all. Those of all guides have 400,000. */
const MOST_BYTES = 800_000;
/** The longest stored body, in characters. The guides' bodies have about 5000. */
const LONGEST = 32_768;

/** Stores a run, with long bodies replaced by a note, and deletes the reader's oldest ones above the limits. */
export async function keepRun(store: SealedStore, reader_id: string, run: RunResult): Promise<void> {
  const { id, guide, step, action, started_at } = run;
  const short = { ...run, exchanges: run.exchanges.map((exchange) => withoutLongBodies(exchange, LONGEST)) };
  await store.db
    .insertInto('bench_runs')
    .values({ id, reader_id, guide, step, action, started_at, result: sealJson(store, reader_id, short) })
    .execute();
  await sweepRuns(store, reader_id);
}

async function sweepRuns({ db }: SealedStore, reader_id: string): Promise<void> {
  const ranked = db
    .selectFrom('bench_runs')
    .select('id')
    .select(({ fn }) =>
      fn
        .agg<number>('row_number')
        .over((o) => o.orderBy('started_at', 'desc'))
        .as('newest'),
    )
    .select(({ fn }) =>
      fn
        .agg<number>('row_number')
        .over((o) => o.partitionBy(['guide', 'step', 'action']).orderBy('started_at', 'desc'))
        .as('newest_of_action'),
    )
    .select(sql<number>`sum(octet_length(result)) over (order by started_at desc)`.as('bytes'))
    .where('reader_id', '=', reader_id);
  const old = db
    .selectFrom(ranked.as('ranked'))
    .select('id')
    .where(({ or, and, eb }) =>
      or([
        and([eb('newest', '>', KEPT), eb('newest_of_action', '>', KEPT_OF_EACH)]),
        and([eb('newest', '>', 1), eb('bytes', '>', MOST_BYTES)]),
      ]),
    );
  await db.deleteFrom('bench_runs').where('reader_id', '=', reader_id).where('id', 'in', old).execute();
}

/** Finds a run of this reader. Other readers' runs are treated as absent. */
export async function findRun(store: SealedStore, reader_id: string, id: string): Promise<RunResult | null> {
  const row = await store.db
    .selectFrom('bench_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return (row && unsealJson(store, reader_id, row.result, runSchema)) ?? null;
}

/**
 * Finds the reader's newest run of a step, whatever its outcome.
 * @param at with the only actions to look at: all if left out
 */
export async function lastRun(
  store: SealedStore,
  reader_id: string,
  { guide, step, actions }: { guide: string; step: string; actions?: string[] },
): Promise<RunResult | null> {
  const row = await store.db
    .selectFrom('bench_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .where('step', '=', step)
    .$if(actions !== undefined, (query) => query.where('action', 'in', actions ?? []))
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row && unsealJson(store, reader_id, row.result, runSchema)) ?? null;
}

/** Every stored run of the reader, oldest first. */
export async function listRuns(store: SealedStore, reader_id: string): Promise<RunResult[]> {
  const rows = await store.db
    .selectFrom('bench_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at')
    .execute();
  return rows.flatMap(({ result }) => unsealJson(store, reader_id, result, runSchema) ?? []);
}
