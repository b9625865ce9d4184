import { inMinutes } from './live/mail-quota.ts';
import type { Wrong } from './own/shape.ts';

/** The reason something wasn't done; `field` if one field is wrong. */
export type Refused = { refused: string; field?: Wrong['field'] | 'code'; retryAfterS?: number };

/** Refuses an attempt above a limit. @param waitMs milliseconds until the next one is allowed */
export function tooOften(waitMs: number): Refused {
  return {
    refused: `Too many attempts. Try again ${inMinutes(waitMs)}.`,
    retryAfterS: Math.ceil(waitMs / 1000),
  };
}
