import { z } from 'zod';
import type { Mode } from '../credentials/types.ts';
import { checkFacts } from '../providers/facts.ts';
import type { Facts } from '../types.ts';
import { sealJson, unsealJson, type SealedStore } from './sealed-store.ts';

/** Returns how far the provider's clock is ahead, in milliseconds. Only the sandbox's can be. */
export const clockOffset = ({ clock_offset_ms = 0 }: Partial<Facts>, mode: Mode): number =>
  mode === 'sandbox' ? clock_offset_ms : 0;

/** The facts that the reader's steps noted. */
export async function readFacts(store: SealedStore, reader_id: string): Promise<Partial<Facts>> {
  const rows = await store.db
    .selectFrom('bench_facts')
    .select(['name', 'value'])
    .where('reader_id', '=', reader_id)
    .execute();
  const values = rows.map(({ name, value }) => [name, unsealJson(store, reader_id, value, z.unknown())] as const);
  return checkFacts(Object.fromEntries(values));
}

/** Notes facts. Others stay as they are. */
export async function writeFacts(store: SealedStore, reader_id: string, facts: Partial<Facts>): Promise<void> {
  const rows = Object.entries(facts).map(([name, value]) => ({
    reader_id,
    name,
    value: sealJson(store, reader_id, value),
  }));
  if (rows.length === 0) return;
  await store.db
    .insertInto('bench_facts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['reader_id', 'name']).doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

export async function forgetFacts({ db }: SealedStore, reader_id: string, names: (keyof Facts)[]): Promise<void> {
  if (names.length === 0) return;
  await db.deleteFrom('bench_facts').where('reader_id', '=', reader_id).where('name', 'in', names).execute();
}
