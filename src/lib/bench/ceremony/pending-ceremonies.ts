import { sql, type Selectable } from 'kysely';
import type { Executor } from '../../store/database.ts';
import { sealJson, unsealJson, type SealedStore } from '../reader/sealed-store.ts';
import type { BenchTables } from '../../store/tables/bench.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { exchangeSchema } from '../../wire/exchange-schema.ts';
import { withoutLongBodies } from '../../wire/without-long-bodies.ts';
import type { Started } from '../run/begin.ts';
import { findAction, type Place } from '../../guides/index.ts';

/** Ceremonies that their browser never finishes are deleted after this long. */
const LONGEST_MS = 60 * 60 * 1000;
/** A ceremony makes two calls. A browser that makes many more isn't following one. */
const MOST_CALLS = 20;
/** Ceremonies that a reader may have open, in as many tabs. An older one is dropped. */
const MOST_OPEN = 5;
/** The longest stored body, in characters. Those of a ceremony have about 2000. */
const LONGEST = 16_384;

/** A run whose second half is in progress in a browser. */
export interface PendingCeremony {
  started: Started;
  place: Place;
  exchanges: Exchange[];
}

const line = (store: SealedStore, readerId: string, exchange: Exchange) =>
  `${sealJson(store, readerId, withoutLongBodies(exchange, LONGEST))}\n`;

/** Stores a ceremony until its browser finishes it. The reader's oldest one is deleted if there are too many. */
export async function insertPendingCeremony(
  store: SealedStore,
  reader_id: string,
  ceremony: PendingCeremony,
): Promise<void> {
  const { started, place, exchanges } = ceremony;
  await store.db
    .insertInto('bench_ceremonies')
    .values({
      ...started,
      reader_id,
      guide: place.guide.id,
      step: place.step.id,
      action: place.action.id,
      exchanges: exchanges.map((exchange) => line(store, reader_id, exchange)).join(''),
    })
    .execute();
  await dropOldest(store.db, reader_id);
}

async function dropOldest(db: Executor, reader_id: string): Promise<void> {
  const newest = db
    .selectFrom('bench_ceremonies')
    .select('id')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(MOST_OPEN);
  const newestIds = (await newest.execute()).map(({ id }) => id);
  await db.deleteFrom('bench_ceremonies').where('reader_id', '=', reader_id).where('id', 'not in', newestIds).execute();
}

/**
 * Counts one more call of a ceremony, in one statement: simultaneous calls can't get past the limit together.
 * @returns false if it has made too many
 */
export async function countCall({ db }: SealedStore, reader_id: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bench_ceremonies')
    .set((eb) => ({ calls: eb('calls', '+', 1) }))
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .where('calls', '<', MOST_CALLS)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Finds a ceremony of this reader. Other readers' are treated as absent. */
export async function findPendingCeremony(
  store: SealedStore,
  reader_id: string,
  id: string,
): Promise<PendingCeremony | undefined> {
  const row = await store.db
    .selectFrom('bench_ceremonies')
    .selectAll()
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && read(store, row);
}

/** Appends exchanges, in one statement. */
export async function addExchanges(
  store: SealedStore,
  reader_id: string,
  id: string,
  exchanges: Exchange[],
): Promise<void> {
  const more = exchanges.map((exchange) => line(store, reader_id, exchange)).join('');
  await store.db
    .updateTable('bench_ceremonies')
    .set({ exchanges: sql<string>`exchanges || ${more}` })
    .where('id', '=', id)
    .execute();
}

/** Deletes a ceremony and returns it. If two requests finish the same one, only one gets it. */
export async function takePendingCeremony(
  store: SealedStore,
  reader_id: string,
  id: string,
): Promise<PendingCeremony | undefined> {
  const row = await store.db
    .deleteFrom('bench_ceremonies')
    .where('reader_id', '=', reader_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && read(store, row);
}

/** Deletes ceremonies that their browser didn't finish within an hour. @param now real time in milliseconds */
export async function sweepPendingCeremonies(db: Executor, now: number): Promise<void> {
  await db
    .deleteFrom('bench_ceremonies')
    .where('started_at', '<=', now - LONGEST_MS)
    .execute();
}

function read(store: SealedStore, row: Selectable<BenchTables['bench_ceremonies']>): PendingCeremony | undefined {
  const place = findAction(row.guide, row.step, row.action);
  if (!place) return undefined;
  return {
    place,
    started: { id: row.id, started_at: row.started_at },
    exchanges: row.exchanges
      .split('\n')
      .filter(Boolean)
      .flatMap((sealed) => unsealJson(store, row.reader_id, sealed, exchangeSchema) ?? []),
  };
}
