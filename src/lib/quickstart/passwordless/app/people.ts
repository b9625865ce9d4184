import { randomUUID } from 'node:crypto';
import type { App } from './app.ts';

/** The prefix keeps it apart from other apps on localhost. */
const COOKIE = 'passkey_app_session';
const HOUR = 3600;

/**
 * Who is who and who is signed in, in memory. A real app asks
 * its database; what has to hold is the same.
 */
export function createPeople(): Pick<
  App,
  'idFor' | 'startSession'
> {
  /** Ids by alias, of people who have signed in once. */
  const ids = new Map<string, string>();
  /** Aliases by id, of people who have not. */
  const newcomers = new Map<string, string>();
  const sessions = new Map<string, string>();
  const signedIn = (request: Request) => {
    const cookie = request.headers.get('cookie') ?? '';
    const [, session = ''] =
      new RegExp(`${COOKIE}=([\\w-]+)`).exec(cookie) ?? [];
    return sessions.get(session);
  };
  return {
    // #region id
    idFor(alias, request) {
      const known = ids.get(alias);
      // @note A token for an account lets its holder in. So only its owner gets one.
      if (known)
        return known === signedIn(request) ? known : undefined;
      // Two strangers with one name never share an account.
      const id = randomUUID();
      newcomers.set(id, alias);
      return id;
    },
    // #endregion id
    startSession(userId) {
      const alias = newcomers.get(userId);
      if (alias) ids.set(alias, userId);
      newcomers.delete(userId);
      const session = randomUUID();
      sessions.set(session, userId);
      return `${COOKIE}=${session}; Path=/; Max-Age=${HOUR}; HttpOnly; SameSite=Lax`;
    },
  };
}
