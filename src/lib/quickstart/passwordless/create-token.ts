import { post, type Api } from './api.ts';

/** A user of yours who gets a passkey. */
export interface NewUser {
  /** Your own id for them. It never changes. */
  id: string;
  /** What the browser's prompt shows. */
  name: string;
  /** What they may type to sign in. */
  aliases?: string[];
}

// #region call
/**
 * Requests a register token: permission to create one passkey
 * for one user, valid for two minutes.
 */
export async function createToken(api: Api, user: NewUser) {
  return await post<{ token: string }>(api, '/register/token', {
    // @note Always the same id for the same user. A new one at each click would be a new person, and their alias would be taken.
    userId: user.id,
    username: user.name,
    // @note Kept as hashes. An alias belongs to one user.
    aliases: user.aliases ?? [],
  });
}
// #endregion call
