import { isDiskFull } from '../store/disk-full.ts';
import { Blocked } from '../wire/blocked.ts';

/** The reason for work that stopped because there is no room. @param what can't be stored */
export const noRoom = (what: 'data' | 'readers'): Blocked =>
  new Blocked(
    507,
    `This site has no room for more ${what} right now`,
    'You can read every page, and nothing you did before is lost. Try again later to run the steps.',
  );

/** Returns the reason why this site stopped some work, also if its disk is full; undefined for every other error. */
export function asBlocked(error: unknown): Blocked | undefined {
  if (error instanceof Blocked) return error;
  return isDiskFull(error) ? noRoom('data') : undefined;
}
