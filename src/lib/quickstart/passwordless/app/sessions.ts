import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

const HOUR = 3600;

export interface Sessions {
  /** Returns the id of the signed-in user, if there is one. */
  userIdOf(request: Request): string | undefined;
  /** Starts a session. @returns a `Set-Cookie` value */
  start(userId: string): string;
  /** Ends a session. @returns a `Set-Cookie` value */
  end(request: Request): string;
}

/**
 * Keeps your own sessions, in your own database:
 * Passwordless.dev has none. They survive a restart.
 * @param secure true when users reach the app over https
 */
export function createSessions(
  database: DatabaseSync,
  secure: boolean,
): Sessions {
  database.exec(`create table if not exists sessions (
    hash text primary key,
    user_id text not null,
    ends_at integer not null)`);
  const find = database.prepare(
    'select user_id from sessions where hash = ? and ends_at > ?',
  );
  const insert = database.prepare(
    'insert into sessions (hash, user_id, ends_at) values (?, ?, ?)',
  );
  const remove = database.prepare(
    'delete from sessions where hash = ? or ends_at <= ?',
  );
  const named = new RegExp(`(?:^|; )${nameOf(secure)}=([\\w-]+)`);
  const hashOf = (request: Request) => {
    const cookies = request.headers.get('cookie') ?? '';
    return hash(named.exec(cookies)?.[1] ?? '');
  };
  return {
    userIdOf(request) {
      // The server checks the end, too: a copied cookie never expires by itself.
      const row = find.get(hashOf(request), Date.now());
      return row && String(row.user_id);
    },
    start(userId) {
      const key = randomBytes(32).toString('base64url');
      insert.run(hash(key), userId, Date.now() + HOUR * 1000);
      return sessionCookie(key, secure);
    },
    end(request) {
      remove.run(hashOf(request), Date.now());
      return sessionCookie('', secure);
    },
  };
}

// The prefix keeps it apart from other apps on localhost. Over https, `__Host-` keeps other subdomains from setting it.
const nameOf = (secure: boolean) =>
  `${secure ? '__Host-' : ''}passkey_app_session`;

/**
 * Writes the `Set-Cookie` value of a session. An empty `key`
 * deletes the cookie.
 */
export function sessionCookie(key: string, secure: boolean) {
  return [
    `${nameOf(secure)}=${key}`,
    'Path=/',
    `Max-Age=${key ? HOUR : 0}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}

/** The table keeps this, so reading the table opens no session. */
const hash = (key: string) =>
  createHash('sha256').update(key).digest('base64url');
