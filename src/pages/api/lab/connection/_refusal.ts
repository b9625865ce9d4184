import type { Refused } from '../../../../lib/bench/index.ts';
import { answer } from '../_answer.ts';

/**
 * Says why something was not done, and about which field. It never repeats what was typed. As with a run, only a limit
 * has a status of its own (see `_status.ts`).
 */
export function refusal({ refused, field, retryAfterS }: Refused, cookies: string[]): Response {
  return answer({ error: refused, field }, { status: retryAfterS === undefined ? 200 : 429, retryAfterS, cookies });
}
