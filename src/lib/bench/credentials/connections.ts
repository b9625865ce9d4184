import { Secret } from '../../config/secret.ts';
import type { Database } from '../../store/database.ts';
import type { Seal } from '../../store/seal.ts';
import type { Sweep } from '../../store/sweeper.ts';
import type { LabTables } from '../../store/tables/lab.ts';
import { forgetWork } from '../reader/progress.ts';
import { sandboxConnection } from './sandbox.ts';
import type { Asking, Projects } from '../sandbox-project/projects.ts';
import type { Host } from './host.ts';
import type { Connection, Keys, Mode } from './types.ts';

/** A reader's own credentials are kept this long after they were last used. */
const UNUSED_MS = 60 * 60 * 1000;

/** What a reader's choice comes to. */
export interface Chosen {
  mode: Mode;
  /** Undefined in the sandbox before the reader's first press. */
  connection: Connection | undefined;
  /** The reader's own credentials were forgotten, and the reader has not chosen since. */
  forgotten: boolean;
}

/** Which credentials answer which reader, by guide. */
export interface Connections {
  /** What would answer. Makes nothing and prolongs nothing. */
  find(readerId: string | undefined, guide: string): Promise<Chosen>;
  /**
   * What answers a call now. In the sandbox the project is made when there is none. Counts as use.
   * @throws {Blocked} when the project is the reader's network's one too many
   * @returns null when the reader's own credentials were forgotten: nothing else answers until the reader chooses
   */
  ensure(reader: Asking, guide: string): Promise<Connection | null>;
  /** The reader chooses the sandbox or the host's project. Credentials of their own are forgotten. */
  choose(readerId: string, guide: string, mode: 'sandbox' | 'host'): Promise<void>;
  /** The reader's own test project answers from now on. */
  keep(readerId: string, guide: string, keys: Keys): Promise<void>;
  sweep: Sweep;
}

type Row = LabTables['lab_connections'];

interface Parts {
  db: Database;
  seal: Seal;
  projects: Projects;
  host: Host;
  /** A reader's own credentials, with where they go. */
  connect: (guide: string, keys: Keys) => Connection;
  /** Called with what no longer answers, so that nothing keeps its secret. */
  onForgotten: (connection: Connection) => void;
}

export function createConnections(context: Parts): Connections {
  const { db, seal, projects, host } = context;

  /** Who came in with an earlier code has to ask for the new one. */
  const access = host.code ? seal.digest(host.code.reveal()) : null;

  const rowOf = (reader_id: string, guide: string) =>
    db
      .selectFrom('lab_connections')
      .selectAll()
      .where('reader_id', '=', reader_id)
      .where('guide', '=', guide)
      .executeTakeFirst();

  const write = async (reader_id: string, guide: string, change: Partial<Row>): Promise<void> => {
    const used_at = Date.now();
    const fresh = { reader_id, guide, mode: null, sealed: null, forgotten_at: null, answered_by: null, access: null };
    await db
      .insertInto('lab_connections')
      .values({ ...fresh, used_at, ...change })
      .onConflict((conflict) => conflict.columns(['reader_id', 'guide']).doUpdateSet({ used_at, ...change }))
      .execute();
  };

  const own = (row: Row): Connection | undefined => {
    const text = row.sealed && seal.open(row.sealed, sealContext(row));
    if (!text) return undefined;
    // Written by `keep` alone.
    const { id, secret } = JSON.parse(text) as { id: string; secret: string };
    return context.connect(row.guide, { id, secret: new Secret(secret) });
  };

  /**
   * Forgets a reader's own credentials that nobody has used for too long.
   * @returns false when somebody has, or has typed others, since they were read
   */
  const forgetUnused = async (row: Row, now: number): Promise<boolean> => {
    const connection = own(row);
    const { numUpdatedRows } = await db
      .updateTable('lab_connections')
      .set({ mode: 'sandbox', sealed: null, forgotten_at: now })
      .where('reader_id', '=', row.reader_id)
      .where('guide', '=', row.guide)
      .where('mode', '=', 'reader')
      .where('used_at', '=', row.used_at)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (connection) context.onForgotten(connection);
    await forgetWork(db, row.reader_id, 'all but progress', row.guide);
    return true;
  };

  const find: Connections['find'] = async (readerId, guide) => {
    const row = readerId === undefined ? undefined : await rowOf(readerId, guide);
    if (row?.mode === 'reader') {
      const connection = row.used_at > Date.now() - UNUSED_MS ? own(row) : undefined;
      if (connection) return { mode: 'reader', connection, forgotten: false };
      if (!(await forgetUnused(row, Date.now()))) return await find(readerId, guide);
    }
    const wantsHost = (row?.mode === 'host' && row.access === access) || (!row?.mode && !host.needsCode);
    const shared = wantsHost ? host.connection(guide) : undefined;
    if (shared) return { mode: 'host', connection: shared, forgotten: false };
    const project = readerId === undefined ? undefined : await projects.find(readerId);
    const forgotten = row?.mode === 'reader' || Boolean(row?.forgotten_at);
    return { mode: 'sandbox', connection: project && sandboxConnection(project, guide), forgotten };
  };

  /** What a reader got from one project opens nothing in another: when another answers, it is forgotten. */
  const settle = async (readerId: string, guide: string, connection: Connection): Promise<void> => {
    // The shown origin: each instance of the site reaches the sandbox on an address of its own.
    const answered_by = seal.digest(`${connection.mode} ${connection.shownOrigin} ${connection.id}`);
    const row = await rowOf(readerId, guide);
    if (row?.answered_by && row.answered_by !== answered_by) await forgetWork(db, readerId, 'all but progress', guide);
    await write(readerId, guide, { answered_by });
  };

  return {
    find,
    async ensure(reader, guide) {
      const found = await find(reader.id, guide);
      if (found.forgotten) return null;
      const connection =
        found.mode === 'sandbox' ? sandboxConnection(await projects.ensure(reader), guide) : found.connection;
      if (!connection) throw new Error(`Nothing answers ${guide} in mode ${found.mode}.`);
      await settle(reader.id, guide, connection);
      return connection;
    },
    async choose(readerId, guide, mode) {
      const row = await rowOf(readerId, guide);
      const connection = row?.mode === 'reader' ? own(row) : undefined;
      if (connection) context.onForgotten(connection);
      await forgetWork(db, readerId, 'all but progress', guide);
      await write(readerId, guide, { mode, sealed: null, forgotten_at: null, access: mode === 'host' ? access : null });
    },
    async keep(readerId, guide, { id, secret }) {
      const sealed = seal.close(
        JSON.stringify({ id, secret: secret.reveal() }),
        sealContext({ reader_id: readerId, guide }),
      );
      await write(readerId, guide, { mode: 'reader', sealed, forgotten_at: null });
      await forgetWork(db, readerId, 'all but progress', guide);
    },
    async sweep(now) {
      const stale = db
        .selectFrom('lab_connections')
        .selectAll()
        .where('mode', '=', 'reader')
        .where('used_at', '<=', now - UNUSED_MS);
      for (const row of await stale.execute()) await forgetUnused(row, now);
    },
  };
}

const sealContext = ({ reader_id, guide }: Pick<Row, 'reader_id' | 'guide'>) => `${reader_id} ${guide}`;
