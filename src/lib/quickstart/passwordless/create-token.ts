import { post, type Api } from './api.ts';

/** A user who gets a passkey. */
export interface NewUser {
  /** Your own ID for the user. It never changes. */
  id: string;
  /** What the browser's prompt shows. */
  name: string;
  /** What the user can type to sign in. */
  aliases?: string[];
}

// #region call
/**
 * Requests a register token: permission to create one passkey
 * for one user, valid for two minutes.
 */
export async function createToken(api: Api, user: NewUser) {
  return await post<{ token: string }>(api, '/register/token', {
    // @note Once a user has signed in, always send the same ID. With a new one each time, they’d be a new user and their alias would be taken.
    userId: user.id,
    username: user.name,
    // @note Stored as hashes. Each alias belongs to one user.
    aliases: user.aliases ?? [],
  });
}
// #endregion call
