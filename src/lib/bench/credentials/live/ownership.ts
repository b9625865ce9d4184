import type { Database } from '../../../store/database.ts';
import type { Sweep } from '../../../store/sweeper.ts';

/** Longer than any reader lives: they are deleted after thirty days without a visit. */
const LONG_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Access within the host's project, which all readers share: readers access what the site created for them and
 * what a mailbox proved. Holders and keys are ids or digests, never an address.
 */
export interface Ownership {
  grant(holder: string, keys: string[], lifeMs?: number): Promise<void>;
  owns(holders: string[], key: string): Promise<boolean>;
  list(holder: string): Promise<string[]>;
  sweep: Sweep;
}

export function createOwnership(db: Database): Ownership {
  return {
    async grant(holder, keys, lifeMs = LONG_MS) {
      if (keys.length === 0) return;
      const expires_at = Date.now() + lifeMs;
      await db
        .insertInto('bench_ownership')
        .values([...new Set(keys)].map((thing) => ({ holder, thing, expires_at })))
        .onConflict((conflict) => conflict.columns(['holder', 'thing']).doUpdateSet({ expires_at }))
        .execute();
    },
    async owns(holders, key) {
      if (holders.length === 0) return false;
      const row = await db
        .selectFrom('bench_ownership')
        .select('thing')
        .where('holder', 'in', holders)
        .where('thing', '=', key)
        .where('expires_at', '>', Date.now())
        .executeTakeFirst();
      return row !== undefined;
    },
    async list(holder) {
      const rows = await db
        .selectFrom('bench_ownership')
        .select('thing')
        .where('holder', '=', holder)
        .where('expires_at', '>', Date.now())
        .execute();
      return rows.map(({ thing }) => thing);
    },
    async sweep(now) {
      await db.deleteFrom('bench_ownership').where('expires_at', '<=', now).execute();
    },
  };
}
