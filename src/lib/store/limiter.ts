import { sql } from 'kysely';
import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStore from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Database } from './database.ts';
import type { Sweep } from './sweeper.ts';

interface Counted {
  points: number;
  expires_at: number;
}

/** rate-limiter-flexible on our own table, because its SQLite store doesn't accept node:sqlite. */
class Limiter extends RateLimiterStore {
  readonly #db: Database;

  constructor(db: Database, options: { keyPrefix: string; points: number; duration: number }) {
    super({ ...options, storeClient: db });
    this.#db = db;
  }

  /** Adds in one statement, so that simultaneous calls are all counted. An expired count starts over. */
  async _upsert(key: string, points: number, msDuration: number, forceExpire: boolean): Promise<Counted> {
    const now = Date.now();
    const expires_at = now + msDuration;
    return await this.#db
      .insertInto('limits')
      .values({ key, points, expires_at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(
          forceExpire
            ? { points, expires_at }
            : {
                points: sql<number>`case when ${expired(now)} then 0 else limits.points end + excluded.points`,
                expires_at: sql<number>`case when ${expired(now)} then excluded.expires_at else limits.expires_at end`,
              },
        ),
      )
      .returning(['points', 'expires_at'])
      .executeTakeFirstOrThrow();
  }

  async _get(key: string): Promise<Counted | null> {
    const entry = this.#db.selectFrom('limits').select(['points', 'expires_at']).where('key', '=', key);
    return (await entry.where('expires_at', '>', Date.now()).executeTakeFirst()) ?? null;
  }

  async _delete(key: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('limits').where('key', '=', key).executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  _getRateLimiterRes(_key: string, changedPoints: number, { points, expires_at }: Counted): RateLimiterRes {
    const left = Math.max(expires_at - Date.now(), 0);
    return new RateLimiterRes(Math.max(this.points - points, 0), left, points, points === changedPoints);
  }
}

const expired = (now: number) => sql<boolean>`limits.expires_at <= ${now}`;

/** A rate limit. */
export interface Limit {
  /**
   * Counts one use.
   * @param key who is counted: an id or a digest, never an address in the clear
   * @returns null if the use is allowed, otherwise the milliseconds until the next one is
   */
  consume(key: string): Promise<number | null>;
  /** Undoes one counted use. */
  giveBack(key: string): Promise<void>;
}

/**
 * Creates a rate limit whose counts are in the database, so that they survive a restart.
 * @param name unique among limits
 * @param points uses allowed within `seconds` of the first one
 */
export function createLimit(db: Database, name: string, points: number, seconds: number): Limit {
  const limiter = new Limiter(db, { keyPrefix: name, points, duration: seconds });
  return {
    consume: (key) =>
      limiter.consume(key).then(
        () => null,
        (refusal: unknown) => {
          if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1000);
          throw refusal;
        },
      ),
    async giveBack(key) {
      await limiter.reward(key, 1);
    },
  };
}

/** Deletes expired counts. */
export const sweepLimits =
  (db: Database): Sweep =>
  async (now) => {
    await db.deleteFrom('limits').where('expires_at', '<=', now).execute();
  };
