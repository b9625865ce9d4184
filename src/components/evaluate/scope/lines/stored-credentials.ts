import { credentials } from '../../../../lib/guides/credentials.ts';

/** Kinds of credential an app stores. Others only pass through it. */
export const storedCredentials: string[] = Object.entries(credentials)
  .filter(([, { heldBy }]) => heldBy === 'in your app')
  .map(([kind]) => kind);
