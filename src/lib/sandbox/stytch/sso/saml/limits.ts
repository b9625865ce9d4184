import { HOUR, MINUTE } from '../../../core/time.ts';

/** How far a provider's clock may be off (choice). */
export const SKEW = MINUTE;

/** How old an assertion may be (choice). */
export const OLDEST = HOUR;

/** The most tags of a response: reading XML takes time by their square. A thousand groups need 2100. */
export const MOST_TAGS = 2500;

/** How long after it was issued an assertion could still be used, so how long its ID must be remembered. */
export const LONGEST_USE = OLDEST + 2 * SKEW;
