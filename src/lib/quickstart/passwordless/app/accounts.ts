import type { DatabaseSync } from 'node:sqlite';
import type { App } from './app.ts';
import { createPeople } from './people.ts';
import { createSessions } from './sessions.ts';

export type Accounts = Omit<App, 'api' | 'apiKey'>;

/** Puts the users and their sessions together for the routes. */
export function createAccounts(
  database: DatabaseSync,
  secure: boolean,
): Accounts {
  const sessions = createSessions(database, secure);
  const people = createPeople(database, sessions);
  return {
    idFor: people.idFor,
    startSession(userId) {
      people.confirm(userId);
      return sessions.start(userId);
    },
    userOf(request) {
      const id = sessions.userIdOf(request);
      return id ? people.find(id) : undefined;
    },
    endSession: sessions.end,
  };
}
