import type { Database } from '../../../store/database.ts';
import { createLimit } from '../../../store/limiter.ts';
import type { Seal } from '../../../store/seal.ts';
import { Blocked } from '../../../wire/blocked.ts';
import { inMinutes } from './mail-quota.ts';

const HOUR = 60 * 60;
/** Links that may be tried per hour, from one network address and from all together. */
const PER_ADDRESS = 30;
const IN_TOTAL = 1000;

/** Limits the calls with the host's secret that anyone can cause: a link may be opened without the access code. */
export interface LinkQuota {
  /** Counts one. @returns why it isn't tried; undefined if it may be */
  consume(address: string): Promise<Blocked | undefined>;
}

export function createLinkQuota(db: Database, seal: Seal): LinkQuota {
  const perAddress = createLimit(db, 'links-address', PER_ADDRESS, HOUR);
  const inTotal = createLimit(db, 'links', IN_TOTAL, HOUR);
  return {
    async consume(address) {
      const wait = (await perAddress.consume(seal.digest(address))) ?? (await inTotal.consume('all'));
      if (wait === null) return undefined;
      return new Blocked(
        429,
        'Too many links were opened',
        `This link wasn’t used up. Try again ${inMinutes(wait)}.`,
        wait,
      );
    },
  };
}
