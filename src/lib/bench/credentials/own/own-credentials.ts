import type { Database } from '../../../store/database.ts';
import type { Seal } from '../../../store/seal.ts';
import type { Sweep } from '../../../store/sweeper.ts';
import { providerOf, type Providers } from '../../providers/index.ts';
import { forgetWork } from '../../reader/progress.ts';
import type { ConnectionRow, ConnectionRows } from '../connection-rows.ts';
import { sealKeys, unsealKeys } from './seal-keys.ts';
import type { Connection, Keys } from '../types.ts';

/** Time that a reader's own credentials are kept after their last use. */
const UNUSED_MS = 60 * 60 * 1000;

/** The test credentials that readers entered themselves. */
export interface OwnCredentials {
  /** Returns the connection of a row; undefined if it has none, or wasn't used for an hour. */
  connection(row: ConnectionRow): Connection | undefined;
  /** Stores a reader's own credentials, which are then used instead of earlier ones. */
  keep(readerId: string, provider: string, keys: Keys): Promise<void>;
  /** Drops what the process holds for a row's credentials, such as a client. The row stays. */
  drop(row: ConnectionRow): void;
  /**
   * Deletes credentials that weren't used for an hour, and the reader's work with them.
   * @returns false if they were used or replaced since the row was read
   */
  forget(row: ConnectionRow, now: number): Promise<boolean>;
  sweep: Sweep;
}

interface OwnCredentialsInput {
  db: Database;
  seal: Seal;
  rows: ConnectionRows;
  providers: Providers;
  /** Makes a connection with the reader's own credentials. */
  connect: (provider: string, keys: Keys) => Connection;
}

export function createOwnCredentials(context: OwnCredentialsInput): OwnCredentials {
  const { db, seal, rows, connect } = context;

  const read = (row: ConnectionRow): Connection | undefined => {
    const keys = unsealKeys(seal, row);
    return keys && connect(row.provider, keys);
  };

  const dropConnection = (provider: string, connection: Connection | undefined) => {
    if (connection) providerOf(context, provider).credentials.onForgotten?.(connection);
  };

  const forget: OwnCredentials['forget'] = async (row, now) => {
    const connection = read(row);
    if (!(await rows.forget(row, now))) return false;
    dropConnection(row.provider, connection);
    await forgetWork(db, row.reader_id, 'all but progress', providerOf(context, row.provider));
    return true;
  };

  return {
    connection: (row) => (row.used_at > Date.now() - UNUSED_MS ? read(row) : undefined),
    async keep(readerId, provider, keys) {
      const sealed = sealKeys(seal, keys, { reader_id: readerId, provider });
      const before = await rows.find(readerId, provider);
      if (before?.mode === 'reader') dropConnection(provider, read(before));
      await rows.write(readerId, provider, { mode: 'reader', sealed, forgotten_at: null });
      await forgetWork(db, readerId, 'all but progress', providerOf(context, provider));
    },
    drop: (row) => dropConnection(row.provider, read(row)),
    forget,
    async sweep(now) {
      for (const row of await rows.listUnused(now - UNUSED_MS)) await forget(row, now);
    },
  };
}
