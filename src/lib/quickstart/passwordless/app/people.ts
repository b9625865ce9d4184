import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Sessions } from './sessions.ts';

/** A user of your app. */
export interface User {
  /** Your own ID for the user. It never changes. */
  id: string;
  /** What they type to sign in. */
  alias: string;
}

export interface People {
  /**
   * Returns the user id for an alias: a new one, or the user's
   * own. Undefined when it belongs to another user.
   */
  idFor(alias: string, request: Request): string | undefined;
  /** Records a user's first sign-in: the alias is theirs now. */
  confirm(userId: string): void;
  find(userId: string): User | undefined;
}

// #region table
/** Keeps your users in a table, so they survive a restart. */
export function createPeople(
  database: DatabaseSync,
  sessions: Pick<Sessions, 'userIdOf'>,
): People {
  // @note An alias belongs to the first user who signs in with it. The index makes sure that no second user can own it.
  database.exec(`
    create table if not exists users (
      id text primary key,
      alias text not null,
      confirmed integer not null default 0);
    create unique index if not exists one_owner
      on users (alias) where confirmed = 1`);
  const owner = database.prepare(
    'select id from users where alias = ? and confirmed = 1',
  );
  const insert = database.prepare(
    'insert into users (id, alias) values (?, ?)',
  );
  const confirm = database.prepare(
    `update users set confirmed = 1 where id = ? and not exists
      (select 1 from users as other
       where other.alias = users.alias and other.confirmed = 1)`,
  );
  const find = database.prepare(
    'select id, alias from users where id = ?',
  );
  return {
    // #region id
    idFor(alias, request) {
      const known = owner.get(alias)?.id;
      // @note Anyone with a register token for an existing account can sign in to it, so only the signed-in owner gets one.
      if (known)
        return known === sessions.userIdOf(request)
          ? String(known)
          : undefined;
      // Until an alias is confirmed, each attempt gets its own ID, so two strangers never share an account.
      const id = randomUUID();
      insert.run(id, alias);
      return id;
    },
    // #endregion id
    confirm: (userId) => void confirm.run(userId),
    find(userId) {
      const row = find.get(userId);
      return row && { id: userId, alias: String(row.alias) };
    },
  };
}
// #endregion table
