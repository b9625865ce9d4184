import { sql } from 'kysely';
import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStore from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Database } from './database.ts';
import type { Sweep } from './sweeper.ts';

interface Counted {
  points: number;
  expires_at: number;
}

/** rate-limiter-flexible over our own tables: its SQLite store does not take node:sqlite, and counts must survive a restart. */
class Limiter extends RateLimiterStore {
  readonly #db: Database;

  constructor(db: Database, options: { keyPrefix: string; points: number; duration: number }) {
    super({ ...options, storeClient: db });
    this.#db = db;
  }

  /** Adds in one statement, so that two at once are both counted. What has expired begins anew. */
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
                points: sql<number>`case when limits.expires_at <= ${now} then excluded.points else limits.points + excluded.points end`,
                expires_at: sql<number>`case when limits.expires_at <= ${now} then excluded.expires_at else limits.expires_at end`,
              },
        ),
      )
      .returning(['points', 'expires_at'])
      .executeTakeFirstOrThrow();
  }

  async _get(key: string): Promise<Counted | null> {
    const found = this.#db.selectFrom('limits').select(['points', 'expires_at']).where('key', '=', key);
    return (await found.where('expires_at', '>', Date.now()).executeTakeFirst()) ?? null;
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

/** Counts something against a limit. */
export interface Limit {
  /**
   * Counts once more.
   * @param key whose count it is; never a text that says who somebody is
   * @returns null when it may be done, otherwise the milliseconds until it may
   */
  take(key: string): Promise<number | null>;
}

/**
 * @param name told apart from other limits by it
 * @param points how often within `seconds`, counted from the first time
 */
export function createLimit(db: Database, name: string, points: number, seconds: number): Limit {
  const limiter = new Limiter(db, { keyPrefix: name, points, duration: seconds });
  return {
    take: (key) =>
      limiter.consume(key).then(
        () => null,
        (refusal: unknown) => {
          if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1000);
          throw refusal;
        },
      ),
  };
}

/** Deletes counts that are over. */
export const sweepLimits =
  (db: Database): Sweep =>
  async (now) => {
    await db.deleteFrom('limits').where('expires_at', '<=', now).execute();
  };
