import { findOneTime, putOneTime, takeOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import type { Executor } from '../../../store/database.ts';
import { emailKey } from '../domains.ts';
import { storedHashSchema, type StoredHash } from './hashes/stored.ts';

/*
 * The password of a user without a member. With cross-organization passwords, a reset through discovery stores it "for
 * future authentication" (official description of the reset), and such a user may have no organization yet. The first
 * member with the address gets it.
 */

/** The latest time that a snapshot may contain, because a first password doesn't expire. */
const NEVER = Date.UTC(9999, 11, 31);

interface Place {
  db: Executor;
  project: { id: string };
  now: number;
}

const firstPassword: OneTimeKind<StoredHash> = { purpose: 'first_password', data: storedHashSchema };

const nameOf = (email: string): string => `first password of ${emailKey(email)}`;

/** Keeps a password until the user has a member. Replaces an earlier one. */
export const keepFirstPassword = (place: Place, email: string, hash: StoredHash): Promise<void> =>
  putOneTime(place, firstPassword, nameOf(email), hash, NEVER);

/** Returns the password that a user without a member has set. */
export const findFirstPassword = (place: Place, email: string): Promise<StoredHash | undefined> =>
  findOneTime(place, firstPassword, nameOf(email));

/** The same, for a new member, who has it from now on. */
export async function takeFirstPassword(place: Place, email: string): Promise<StoredHash | undefined> {
  const stored = await findFirstPassword(place, email);
  // Reading costs less than deleting, and most members find nothing.
  return stored && takeOneTime(place, firstPassword, nameOf(email));
}
