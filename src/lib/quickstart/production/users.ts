import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

// #region code
/** The people of your app. A file, or `:memory:` for a test. */
export function openUsers(file: string) {
  const database = new DatabaseSync(file);
  database.exec(`create table if not exists users (
    id text primary key,
    alias text not null unique)`);
  // @note One statement: two requests at once make one user, not two.
  const insert = database.prepare(
    `insert into users (id, alias) values (?, ?)
     on conflict (alias) do update set alias = excluded.alias
     returning id`,
  );
  return {
    /** The same id for the same alias, always. */
    idFor: (alias: string) =>
      String(insert.get(randomUUID(), alias)?.id),
    close: () => database.close(),
  };
}
// #endregion code
