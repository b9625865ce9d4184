import type { Refused } from '../../../../lib/lab/index.ts';
import { answer } from '../_answer.ts';

/** Says why something was not done, and about which field. It never repeats what was typed. */
export function refusal({ refused, field, retryAfterS }: Refused, cookies: string[]): Response {
  return answer({ error: refused, field }, { status: retryAfterS === undefined ? 422 : 429, retryAfterS, cookies });
}
