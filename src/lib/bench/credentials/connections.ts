import { Secret } from '../../config/secret.ts';
import type { Database } from '../../store/database.ts';
import type { Seal } from '../../store/seal.ts';
import type { Sweep } from '../../store/sweeper.ts';
import type { BenchTables } from '../../store/tables/bench.ts';
import { forgetWork } from '../reader/progress.ts';
import { providerOf, type Providers } from '../providers/index.ts';
import type { Asking, Projects } from '../sandbox-project/projects.ts';
import { forgottenCredentials } from './forgotten.ts';
import type { Host } from './host.ts';
import type { Connection, Keys, Mode } from './types.ts';

/** Time that a reader's own credentials are kept after their last use. */
const UNUSED_MS = 60 * 60 * 1000;

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
  ensure(reader: Asking, provider: string): Promise<Connection>;
  /** Switches to the sandbox or the host's project. Deletes the reader's own credentials. */
  choose(readerId: string, provider: string, mode: 'sandbox' | 'host'): Promise<void>;
  /** Switches to the reader's own test project. */
  keep(readerId: string, provider: string, keys: Keys): Promise<void>;
  sweep: Sweep;
}

type Row = BenchTables['bench_connections'];

interface ConnectionsInput {
  db: Database;
  seal: Seal;
  projects: Projects;
  host: Host;
  /** A connection with the reader's own credentials. */
  connect: (provider: string, keys: Keys) => Connection;
  providers: Providers;
}

export function createConnections(context: ConnectionsInput): Connections {
  const { db, seal, projects, host } = context;

  /** Readers who entered an earlier code have to enter the new one. */
  const access = host.code ? seal.digest(host.code.reveal()) : null;

  const rowOf = (reader_id: string, provider: string) =>
    db
      .selectFrom('bench_connections')
      .selectAll()
      .where('reader_id', '=', reader_id)
      .where('provider', '=', provider)
      .executeTakeFirst();

  const write = async (reader_id: string, provider: string, change: Partial<Row>): Promise<void> => {
    const used_at = Date.now();
    const fresh = {
      reader_id,
      provider,
      mode: null,
      sealed: null,
      forgotten_at: null,
      answered_by: null,
      access: null,
    };
    await db
      .insertInto('bench_connections')
      .values({ ...fresh, used_at, ...change })
      .onConflict((conflict) => conflict.columns(['reader_id', 'provider']).doUpdateSet({ used_at, ...change }))
      .execute();
  };

  const letGo = (provider: string, connection: Connection) =>
    providerOf(context, provider).credentials.onForgotten?.(connection);

  const own = (row: Row): Connection | undefined => {
    const text = row.sealed && seal.unseal(row.sealed, sealContext(row));
    if (!text) return undefined;
    // Only `keep` writes it.
    const { secret, ...keys } = JSON.parse(text) as Omit<Keys, 'secret'> & { secret: string };
    return context.connect(row.provider, { ...keys, secret: new Secret(secret) });
  };

  /**
   * Deletes a reader's own credentials that were unused for too long.
   * @returns false if they were used or replaced since the row was read
   */
  const forgetUnused = async (row: Row, now: number): Promise<boolean> => {
    const connection = own(row);
    const { numUpdatedRows } = await db
      .updateTable('bench_connections')
      .set({ mode: 'sandbox', sealed: null, forgotten_at: now })
      .where('reader_id', '=', row.reader_id)
      .where('provider', '=', row.provider)
      .where('mode', '=', 'reader')
      .where('used_at', '=', row.used_at)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (connection) letGo(row.provider, connection);
    await forgetWork(db, row.reader_id, 'all but progress', providerOf(context, row.provider));
    return true;
  };

  const find: Connections['find'] = async (readerId, provider) => {
    const row = readerId === undefined ? undefined : await rowOf(readerId, provider);
    if (row?.mode === 'reader') {
      const connection = row.used_at > Date.now() - UNUSED_MS ? own(row) : undefined;
      if (connection) return { mode: 'reader', connection, forgotten: false };
      if (!(await forgetUnused(row, Date.now()))) return await find(readerId, provider);
    }
    const wantsHost = (row?.mode === 'host' && row.access === access) || (!row?.mode && !host.needsCode);
    const shared = wantsHost ? host.connection(provider) : undefined;
    if (shared) return { mode: 'host', connection: shared, forgotten: false };
    const project = readerId === undefined ? undefined : await projects.find(readerId);
    const forgotten = row?.mode === 'reader' || Boolean(row?.forgotten_at);
    return {
      mode: 'sandbox',
      connection: project && providerOf(context, provider).credentials.sandbox(project),
      forgotten,
    };
  };

  /** Tokens of one project are worthless in another, so a change of project deletes them. */
  const settle = async (readerId: string, provider: string, connection: Connection): Promise<void> => {
    // The shown origin, because each instance of the site reaches the sandbox on its own address.
    const answered_by = seal.digest(`${connection.mode} ${connection.shownOrigin} ${connection.id}`);
    const row = await rowOf(readerId, provider);
    if (row?.answered_by && row.answered_by !== answered_by)
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
    await write(readerId, provider, { answered_by });
  };

  return {
    find,
    async ensure(reader, provider) {
      const found = await find(reader.id, provider);
      if (found.forgotten) throw forgottenCredentials;
      const connection =
        found.mode === 'sandbox'
          ? providerOf(context, provider).credentials.sandbox(await projects.ensure(reader))
          : found.connection;
      if (!connection) throw new Error(`Nothing answers ${provider} in mode ${found.mode}.`);
      await settle(reader.id, provider, connection);
      return connection;
    },
    async choose(readerId, provider, mode) {
      const row = await rowOf(readerId, provider);
      const connection = row?.mode === 'reader' ? own(row) : undefined;
      if (connection) letGo(provider, connection);
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
      await write(readerId, provider, {
        mode,
        sealed: null,
        forgotten_at: null,
        access: mode === 'host' ? access : null,
      });
    },
    async keep(readerId, provider, keys) {
      const sealed = seal.seal(
        JSON.stringify({ ...keys, secret: keys.secret.reveal() }),
        sealContext({ reader_id: readerId, provider }),
      );
      await write(readerId, provider, { mode: 'reader', sealed, forgotten_at: null });
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
    },
    async sweep(now) {
      const stale = db
        .selectFrom('bench_connections')
        .selectAll()
        .where('mode', '=', 'reader')
        .where('used_at', '<=', now - UNUSED_MS);
      for (const row of await stale.execute()) await forgetUnused(row, now);
    },
  };
}

const sealContext = ({ reader_id, provider }: Pick<Row, 'reader_id' | 'provider'>) => `${reader_id} ${provider}`;
