import type { Database } from '../../store/database.ts';
import type { Seal } from '../../store/seal.ts';
import type { Sweep } from '../../store/sweeper.ts';
import { forgetWork } from '../reader/progress.ts';
import { providerOf, type Providers } from '../providers/index.ts';
import type { Requester, Projects } from '../sandbox-project/projects.ts';
import { createConnectionRows, type ConnectionRow } from './connection-rows.ts';
import { forgottenCredentials } from './forgotten.ts';
import type { Host } from './host/host.ts';
import { createOwnCredentials } from './own/own-credentials.ts';
import type { Connection, Keys, Mode } from './types.ts';

/** A reader's credentials at a provider. */
export interface Chosen {
  mode: Mode;
  /** Undefined in the sandbox before the reader's first press. */
  connection: Connection | undefined;
  /** The reader's own credentials were deleted, and the reader hasn't chosen since. */
  forgotten: boolean;
}

/** Which credentials each reader uses, by provider. */
export interface Connections {
  /** Finds the credentials a call would use. Creates nothing and prolongs nothing. */
  find(readerId: string | undefined, provider: string): Promise<Chosen>;
  /**
   * Returns the credentials for a call. In the sandbox the project is created if there is none. Counts as use.
   * @throws {Blocked} when the reader's network has created too many projects, or when the reader's own credentials
   *   were deleted: nothing else is used until the reader chooses
   */
  ensure(reader: Requester, provider: string): Promise<Connection>;
  /** Switches to the sandbox or the host's project. Deletes the reader's own credentials. */
  choose(readerId: string, provider: string, mode: 'sandbox' | 'host'): Promise<void>;
  /** Switches to the reader's own test project. */
  keep(readerId: string, provider: string, keys: Keys): Promise<void>;
  sweep: Sweep;
}

interface ConnectionsInput {
  db: Database;
  seal: Seal;
  projects: Projects;
  host: Host;
  /** Makes a connection with the reader's own credentials. */
  connect: (provider: string, keys: Keys) => Connection;
  providers: Providers;
}

/** Creates the lookup of each reader's credentials, once per process. */
export function createConnections(context: ConnectionsInput): Connections {
  const { db, seal, projects, host } = context;
  const rows = createConnectionRows(db);
  const ownCredentials = createOwnCredentials({ ...context, rows });

  /** Readers who entered an earlier code have to enter the new one. */
  const access = host.code ? seal.digest(host.code.reveal()) : null;

  const hostConnection = (row: ConnectionRow | undefined, provider: string): Connection | undefined => {
    const chosen = row?.mode ? row.mode === 'host' && row.access === access : !host.needsCode;
    return chosen ? host.connection(provider) : undefined;
  };

  const sandboxConnection = async (readerId: string | undefined, provider: string): Promise<Connection | undefined> => {
    const project = readerId === undefined ? undefined : await projects.find(readerId);
    return project && providerOf(context, provider).credentials.sandbox(project);
  };

  const find: Connections['find'] = async (readerId, provider) => {
    const row = readerId === undefined ? undefined : await rows.find(readerId, provider);
    if (row?.mode === 'reader') {
      const connection = ownCredentials.connection(row);
      if (connection) return { mode: 'reader', connection, forgotten: false };
      if (!(await ownCredentials.forget(row, Date.now()))) return await find(readerId, provider);
    }
    const shared = hostConnection(row, provider);
    if (shared) return { mode: 'host', connection: shared, forgotten: false };
    const forgotten = row?.mode === 'reader' || Boolean(row?.forgotten_at);
    return { mode: 'sandbox', connection: await sandboxConnection(readerId, provider), forgotten };
  };

  /** Tokens of one project are worthless in another, so a change of project deletes them. */
  const noteUse = async (readerId: string, provider: string, connection: Connection): Promise<void> => {
    // The shown origin, because each instance of the site reaches the sandbox on its own address.
    const answered_by = seal.digest(`${connection.mode} ${connection.shownOrigin} ${connection.id}`);
    const row = await rows.find(readerId, provider);
    if (row?.answered_by && row.answered_by !== answered_by)
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
    await rows.write(readerId, provider, { answered_by });
  };

  return {
    find,
    async ensure(reader, provider) {
      const current = await find(reader.id, provider);
      if (current.forgotten) throw forgottenCredentials;
      const connection =
        current.mode === 'sandbox'
          ? providerOf(context, provider).credentials.sandbox(await projects.ensure(reader))
          : current.connection;
      if (!connection) throw new Error(`Nothing answers ${provider} in mode ${current.mode}.`);
      await noteUse(reader.id, provider, connection);
      return connection;
    },
    async choose(readerId, provider, mode) {
      const row = await rows.find(readerId, provider);
      if (row?.mode === 'reader') ownCredentials.drop(row);
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
      await rows.write(readerId, provider, {
        mode,
        sealed: null,
        forgotten_at: null,
        access: mode === 'host' ? access : null,
      });
    },
    keep: ownCredentials.keep,
    sweep: ownCredentials.sweep,
  };
}
