import type { Executor } from '../../store/database.ts';

/**
 * Notes a reader's first successful call.
 * @returns milliseconds since their first press; undefined if it isn't the first call
 */
export async function noteFirstCall(db: Executor, readerId: string, now: number): Promise<number | undefined> {
  const reader = await db
    .updateTable('bench_readers')
    .set({ first_call_at: now })
    .where('id', '=', readerId)
    .where('first_call_at', 'is', null)
    .returning('created_at')
    .executeTakeFirst();
  return reader && now - reader.created_at;
}
