import { credentials } from '../../../lib/guides/credentials.ts';

/** The kinds of credential that an app keeps; others only pass through it. */
export const storedCredentials: string[] = Object.values(credentials)
  .filter(({ heldBy }) => heldBy === 'in your app')
  .map(({ kind }) => kind);
