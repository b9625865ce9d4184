import type { Executor } from '../../store/database.ts';
import type { Facts } from '../types.ts';

/** Everything known about the reader's app. */
export async function readFacts(db: Executor, reader_id: string): Promise<Partial<Facts>> {
  const rows = await db.selectFrom('lab_facts').select(['name', 'value']).where('reader_id', '=', reader_id).execute();
  // Written by `writeFacts` alone, so the names and shapes are those of `Facts`.
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
}

/** Notes facts; those not named stay as they are. */
export async function writeFacts(db: Executor, reader_id: string, facts: Partial<Facts>): Promise<void> {
  const rows = Object.entries(facts).map(([name, value]) => ({ reader_id, name, value: JSON.stringify(value) }));
  if (rows.length === 0) return;
  await db
    .insertInto('lab_facts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['reader_id', 'name']).doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

export async function forgetFacts(db: Executor, reader_id: string, names: (keyof Facts)[]): Promise<void> {
  if (names.length === 0) return;
  await db.deleteFrom('lab_facts').where('reader_id', '=', reader_id).where('name', 'in', names).execute();
}
