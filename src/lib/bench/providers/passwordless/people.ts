import { createHash } from 'node:crypto';

/** The id of the user with this alias in the reader's app. Always the same, as if read from the app's user table. */
export const userIdOf = (alias: string): string =>
  `user-${createHash('sha256').update(alias).digest('hex').slice(0, 8)}`;
