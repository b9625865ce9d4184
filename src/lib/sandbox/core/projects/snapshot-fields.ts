import { z } from 'zod';

/** The most rows of one kind in a snapshot. */
export const MOST_ROWS = 10_000;

/** A list of rows. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(MOST_ROWS);

/** A time in milliseconds since 1970. */
export const time = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
