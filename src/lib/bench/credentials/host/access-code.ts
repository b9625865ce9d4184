import type { Database } from '../../../store/database.ts';
import { createLimit } from '../../../store/limiter.ts';
import type { Seal } from '../../../store/seal.ts';
import type { Host } from './host.ts';
import { tooOften, type Refused } from '../refused.ts';

const HOUR = 60 * 60;
/** Wrong access codes per hour, from all networks together. Then no one may try, even with the right code. */
const MOST_WRONG_CODES = 100;

/** Checks an access code to the host's project. @param from the network address that it comes from */
export type CheckAccessCode = (code: string, from: string) => Promise<Refused | null>;

/** Creates the check of access codes, with its limits per network and over all networks. */
export function createAccessCodeCheck(context: { db: Database; seal: Seal; host: Host }): CheckAccessCode {
  const { db, seal, host } = context;
  const codes = createLimit(db, 'codes-tried', 10, HOUR);
  // Over all networks: a guess from each of many is a guess, too.
  const wrongCodes = createLimit(db, 'codes-wrong', MOST_WRONG_CODES, HOUR);
  return async (code, from) => {
    if (!host.needsCode) return null;
    // Counted before the code is compared, so that simultaneous guesses can't get past the limit.
    const wait = (await codes.consume(seal.digest(from))) ?? (await wrongCodes.consume('all'));
    if (wait !== null) return tooOften(wait);
    if (!host.isCode(code)) return { refused: 'This access code is wrong.', field: 'code' };
    await wrongCodes.giveBack('all');
    return null;
  };
}
