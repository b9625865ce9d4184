import { post, type Api } from './api.ts';

/** Somebody of yours who gets a passkey. */
export interface Person {
  /** Your own id for them. It never changes. */
  id: string;
  /** What the browser's prompt calls them. */
  name: string;
  /** What they may type to sign in. */
  aliases?: string[];
}

// #region call
/**
 * Asks for a register token: leave to make one passkey for
 * this person, for two minutes.
 */
export async function createToken(api: Api, person: Person) {
  return await post<{ token: string }>(api, '/register/token', {
    // @note Always the same id for the same person. A new one at each click would be a new person, and their alias would be taken.
    userId: person.id,
    username: person.name,
    // @note Kept as hashes. An alias belongs to one person.
    aliases: person.aliases ?? [],
  });
}
// #endregion call
