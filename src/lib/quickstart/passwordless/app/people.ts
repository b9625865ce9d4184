import { randomUUID } from 'node:crypto';
import type { App } from './app.ts';

/** The prefix keeps it apart from other apps on localhost. */
const COOKIE = 'passkey_app_session';
const NAMED = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`);
const HOUR = 3600;

interface Session {
  userId: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

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
  const sessions = new Map<string, Session>();
  const signedIn = (request: Request) => {
    const cookie = request.headers.get('cookie') ?? '';
    const [, id = ''] = NAMED.exec(cookie) ?? [];
    const session = sessions.get(id);
    // It ends here, too: whoever copied the cookie keeps it.
    return session && Date.now() < session.endsAt
      ? session.userId
      : undefined;
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
      const endsAt = Date.now() + HOUR * 1000;
      sessions.set(session, { userId, endsAt });
      // Add `; Secure` where people reach you over https.
      return `${COOKIE}=${session}; Path=/; Max-Age=${HOUR}; HttpOnly; SameSite=Lax`;
    },
  };
}
