import { credentials } from '../../guides/credentials.ts';
import { guides } from '../../guides/index.ts';
import type { Executor } from '../../store/database.ts';
import type { Facts } from '../types.ts';

/**
 * Marks a step as done. It stays so, even if what it gave is lost.
 * @param step its id, or `step/action` for an action that the diagram or the step's completion depends on
 */
export async function markDone(
  db: Executor,
  reader_id: string,
  guide: string,
  step: string,
  done_at: number,
): Promise<void> {
  await db
    .insertInto('bench_progress')
    .values({ reader_id, guide, step, done_at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The ids of the completed steps, and `step/action` of actions that count on the way there. */
export async function listDone(db: Executor, reader_id: string, guide: string): Promise<string[]> {
  const rows = await db
    .selectFrom('bench_progress')
    .select('step')
    .where('reader_id', '=', reader_id)
    .where('guide', '=', guide)
    .execute();
  return rows.map(({ step }) => step);
}

/**
 * Deletes what a reader holds, knows, ran and completed. The reader and their project stay.
 * @param provider only the work at this provider; everything if left out
 */
export async function forgetWork(
  db: Executor,
  reader_id: string,
  what: 'all' | 'all but progress',
  provider?: { id: string; facts: (keyof Facts)[]; mail?: object },
): Promise<void> {
  const scope = provider && {
    kinds: Object.entries(credentials).flatMap(([kind, one]) => (one.provider === provider.id ? [kind] : [])),
    facts: provider.facts,
    guides: guides.flatMap((guide) => (guide.provider === provider.id ? [guide.id] : [])),
  };
  const holdings = db.deleteFrom('bench_holdings').where('reader_id', '=', reader_id);
  const facts = db.deleteFrom('bench_facts').where('reader_id', '=', reader_id);
  await (scope ? holdings.where('kind', 'in', scope.kinds) : holdings).execute();
  await (scope ? facts.where('name', 'in', scope.facts) : facts).execute();
  const tables = ['bench_runs', 'bench_ceremonies', ...(what === 'all' ? (['bench_progress'] as const) : [])] as const;
  for (const table of tables) {
    const rows = db.deleteFrom(table).where('reader_id', '=', reader_id);
    await (scope ? rows.where('guide', 'in', scope.guides) : rows).execute();
  }
  if (!provider || provider.mail) await forgetSend(db, reader_id);
}

/** Deletes the runs of one step, and that it was completed. */
export async function forgetStep(db: Executor, reader_id: string, guide: string, step: string): Promise<void> {
  for (const table of ['bench_runs', 'bench_ceremonies', 'bench_progress'] as const) {
    await db
      .deleteFrom(table)
      .where('reader_id', '=', reader_id)
      .where('guide', '=', guide)
      .where((row) => row.or([row('step', '=', step), row('step', 'like', `${step}/%`)]))
      .execute();
  }
}

async function forgetSend(db: Executor, reader_id: string): Promise<void> {
  await db
    .updateTable('bench_readers')
    .set({ link_sent_by: null, link_sent_from: null })
    .where('id', '=', reader_id)
    .execute();
}
