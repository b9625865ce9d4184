import type { Executor } from '../../store/database.ts';
import type { BenchContext } from '../context.ts';
import { noRoom } from '../no-room.ts';
import { readReaderKey, writeReaderKey } from './cookie.ts';
import { findReader, makeReader, type Reader } from './readers.ts';

/** A value for the page, and the `Set-Cookie` values that go with it. */
export interface WithCookies<T> {
  value: T;
  cookies: string[];
}

/** Finds the reader of a request. */
export interface Session {
  /** The network address of the requests. */
  address: string;
  /** Undefined before their first POST. */
  recognise(request: Request): Promise<Reader | undefined>;
  /** Creates the reader if there is none. @throws {Blocked} when their network has brought too many */
  enter(request: Request): Promise<WithCookies<Reader>>;
}

/** Whether the database has reached its high-water mark (`store/budgets/high-water.ts`). */
const isFull = async (db: Executor): Promise<boolean> =>
  (await db.selectFrom('store_state').select('is_full').where('id', '=', 1).executeTakeFirst())?.is_full === 1;

/** Creates the lookup of readers for requests from one network address. @param address it, as the server saw it */
export function createSession({ db, settings, countReader }: BenchContext, address: string): Session {
  const secure = settings.SITE_URL.startsWith('https:');
  return {
    address,
    async recognise(request) {
      const key = readReaderKey(request, secure);
      return key ? await findReader(db, key, Date.now(), address) : undefined;
    },
    async enter(request) {
      const key = readReaderKey(request, secure);
      const known = key && (await findReader(db, key, Date.now(), address));
      if (known) return { value: known, cookies: [writeReaderKey(key, secure)] };
      if (await isFull(db)) throw noRoom('readers');
      await countReader(address);
      const created = await makeReader(db, Date.now(), address);
      return { value: created.reader, cookies: [writeReaderKey(created.key, secure)] };
    },
  };
}
