import type { Database } from '../../store/database.ts';
import type { Sweep } from '../../store/sweeper.ts';

/** Longer than anybody comes back after: a reader who has not come for thirty days is gone. */
const LONG_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * All readers share the host's project. This is what of it somebody may reach: what the site made for them, and what a
 * mailbox proved. Holders and things are ids or digests, never an address.
 */
export interface Reach {
  add(holder: string, things: string[], lifeMs?: number): Promise<void>;
  has(holders: string[], thing: string): Promise<boolean>;
  list(holder: string): Promise<string[]>;
  sweep: Sweep;
}

export function createReach(db: Database): Reach {
  return {
    async add(holder, things, lifeMs = LONG_MS) {
      if (things.length === 0) return;
      const expires_at = Date.now() + lifeMs;
      await db
        .insertInto('lab_reach')
        .values([...new Set(things)].map((thing) => ({ holder, thing, expires_at })))
        .onConflict((conflict) => conflict.columns(['holder', 'thing']).doUpdateSet({ expires_at }))
        .execute();
    },
    async has(holders, thing) {
      if (holders.length === 0) return false;
      const found = await db
        .selectFrom('lab_reach')
        .select('thing')
        .where('holder', 'in', holders)
        .where('thing', '=', thing)
        .where('expires_at', '>', Date.now())
        .executeTakeFirst();
      return found !== undefined;
    },
    async list(holder) {
      const rows = await db
        .selectFrom('lab_reach')
        .select('thing')
        .where('holder', '=', holder)
        .where('expires_at', '>', Date.now())
        .execute();
      return rows.map(({ thing }) => thing);
    },
    async sweep(now) {
      await db.deleteFrom('lab_reach').where('expires_at', '<=', now).execute();
    },
  };
}
