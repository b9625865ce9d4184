import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Log } from '../../log/log.ts';
import { traceOf } from '../../log/trace.ts';
import { fileIn, type Database, type Place } from '../database.ts';

/** Greatest size of the database, in bytes. */
export interface HighWater {
  largest: number;
  /** Space that must stay free on the disk of a SQLite file. */
  leastFree: number;
}

/** Milliseconds between two looks at the file, or at the server, which has to add up the sizes of all tables. */
const EVERY = 1000;
const EVERY_ON_SERVER = 10_000;

/**
 * Watches the size of the database, and notes in it whether it is full. The budgets then refuse to store more sandbox
 * data; reading and deleting go on.
 * @returns a function that stops it
 */
export async function watchHighWater(db: Database, place: Place, mark: HighWater, log: Log): Promise<() => void> {
  let wasFull: boolean | undefined;
  const look = async () => {
    const isFull = await isAbove(db, place, mark);
    if (isFull === wasFull) return;
    await db
      .updateTable('store_state')
      .set({ is_full: Number(isFull) })
      .execute();
    if (isFull) log.error('the database has reached its high-water mark: the sandbox stores nothing more');
    else if (wasFull) log.warn('the database is below its high-water mark again');
    wasFull = isFull;
  };
  const lookOrLog = () => look().catch((error: unknown) => log.error(traceOf(error), 'the size is not known'));
  await lookOrLog();
  const timer = setInterval(() => void lookOrLog(), db.isShared ? EVERY_ON_SERVER : EVERY).unref();
  return () => clearInterval(timer);
}

async function isAbove(db: Database, { folder }: Place, { largest, leastFree }: HighWater): Promise<boolean> {
  if (db.isShared) {
    const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db);
    return (rows[0]?.size ?? 0) > largest;
  }
  if (folder === ':memory:') return false;
  const { bavail, bsize } = await statfs(folder);
  return sizeOf(fileIn(folder)) + sizeOf(`${fileIn(folder)}-wal`) > largest || bavail * bsize < leastFree;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
