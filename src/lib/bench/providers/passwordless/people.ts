import { createHash } from 'node:crypto';

/** The id of the person with this alias in the reader's app: the same each time, as an app's own table would say. */
export const userIdOf = (alias: string): string =>
  `user-${createHash('sha256').update(alias).digest('hex').slice(0, 8)}`;
