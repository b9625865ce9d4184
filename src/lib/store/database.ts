import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type CompiledQuery, type Dialect, type Transaction } from 'kysely';
import { makeFolder } from '../config/make-folder.ts';
import type { Secret } from '../config/secret.ts';
import { SettingsError } from '../config/settings.ts';
import { explainOpenError, explainServerError } from './open-error.ts';
import { migrate, OtherVersionError } from './migrate.ts';
import { createSqliteDialect } from './sqlite/dialect.ts';
import type { Tables } from './tables/index.ts';

interface Options {
  /** Called with every statement, for tests that inspect them. */
  onQuery?: ((query: CompiledQuery) => void) | undefined;
}

/** The open database. */
export class Database extends Kysely<Tables> {
  /** Whether other instances of the site may use it, too: true on PostgreSQL, false on SQLite. */
  readonly isShared: boolean;
  readonly #beforeClose: (() => Promise<void>)[] = [];

  constructor(dialect: Dialect, isShared: boolean, { onQuery }: Options = {}) {
    super({ dialect, ...(onQuery && { log: ({ query }) => onQuery(query) }) });
    this.isShared = isShared;
  }

  /** Registers work to do before the database closes, such as writing what is still in memory. */
  beforeClose(work: () => Promise<void>): void {
    this.#beforeClose.push(work);
  }

  override async destroy(): Promise<void> {
    for (const work of this.#beforeClose.splice(0)) await work();
    await super.destroy();
  }
}

/** The database or a transaction. Queries accept either, so that none leaves a transaction by mistake. */
export type Executor = Kysely<Tables> | Transaction<Tables>;

/** Place of the data. */
export interface Place {
  /** Folder of the SQLite file, created if missing, or `:memory:`. */
  folder: string;
  /** URL of a PostgreSQL database to use instead of the file. */
  server?: Secret | undefined;
}

/**
 * Opens the database and creates the tables it lacks.
 * @param place where it is; a string is a folder
 * @throws {SettingsError} if the server can't be used, or another version of First Login created the tables
 */
export async function openDatabase(place: string | Place, options?: Options): Promise<Database> {
  const where = typeof place === 'string' ? { folder: place } : place;
  const database = await explained(where, () => connect(where, options));
  try {
    if (database.isShared) await checkServer(database);
    await migrate(database, database.isShared);
    return database;
  } catch (error) {
    await database.destroy().catch(() => {}); // It may never have been opened.
    if (error instanceof OtherVersionError) throw new SettingsError(otherVersion(where, error));
    throw where.server ? explainServerError(error) : explainOpenError(error, fileIn(where.folder));
  }
}

async function explained<T>({ folder }: Place, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw explainOpenError(error, fileIn(folder));
  }
}

/** Connects to the database as it is. Its tables may be missing or out of date. PostgreSQL's driver is loaded here. */
export async function connect({ folder, server }: Place, options?: Options): Promise<Database> {
  if (server) {
    const { createPostgresDialect } = await import('./postgres/dialect.ts');
    return new Database(createPostgresDialect(server), true, options);
  }
  return new Database(createSqliteDialect(prepareFile(folder)), false, options);
}

function prepareFile(folder: string): string {
  if (folder === ':memory:') return folder;
  makeFolder(folder);
  const file = fileIn(folder);
  // It holds project secrets, so only this user may read it. SQLite gives the files next to it the same permissions.
  closeSync(openSync(file, 'a', 0o600));
  return file;
}

/** The path of the SQLite file in a folder. */
export const fileIn = (folder: string): string => join(folder, 'first-login.sqlite');

/** The person who runs the site can fix this, so they get a sentence. The driver's message contains no password. */
async function checkServer(database: Database): Promise<void> {
  await database
    .selectNoFrom((eb) => eb.val(1).as('one'))
    .execute()
    .catch(({ message, code }: Error & { code?: string }) => {
      throw new SettingsError(`The database that DATABASE_URL names cannot be used: ${message || code}`);
    });
}

function otherVersion({ folder, server }: Place, { isNewer }: OtherVersionError): string {
  const [name, advice] = server
    ? ['The database that DATABASE_URL names', 'create an empty database and set DATABASE_URL to it']
    : [fileIn(folder), `delete the files ${fileIn(folder)}*, or set DATA_DIR to another folder`];
  return isNewer
    ? `${name} was last used by a newer version of First Login. Start that version. To start without its data, ${advice}.`
    : `${name} was created by an older version of First Login, whose data can't be carried over. ` +
        `To start without it, ${advice}.`;
}
