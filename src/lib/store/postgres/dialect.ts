import { PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { Pool, TypeOverrides, types, type PoolClient } from 'pg';
import type { Secret } from '../../config/secret.ts';
import { createStatementNames } from './statements.ts';

/** Connections per instance. PostgreSQL allows 100 by default. */
const MAX_CONNECTIONS = 10;
/** Milliseconds to wait for a connection. */
const CONNECT_TIMEOUT = 10_000;

type Names = ReturnType<typeof createStatementNames>;

/** Creates Kysely's own dialect on a pool that reads and writes values as SQLite does. */
export function createPostgresDialect(url: Secret): PostgresDialect {
  const pool = new Pool({
    connectionString: url.reveal(),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: 'first-login',
    types: numbersAsNumbers(),
  });
  // Without a listener, the `error` event of a broken connection would end the process: the pool's event for an idle
  // connection, its own for a busy one. The pool replaces it, and a statement that was using it fails by itself.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const names = createStatementNames();
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: async () => new NamingClient(await pool.connect(), names),
      end: () => pool.end(),
    },
  });
}

/** Reads `bigint` as a number. The driver returns text because a bigint can exceed 2^53; our times and counts don't. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/** A connection that runs named (prepared) statements. */
class NamingClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #names: Names;

  constructor(client: PoolClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query(cursor: object): never;
  async query(text: unknown, given: readonly unknown[] = []): Promise<unknown> {
    if (typeof text !== 'string') throw new Error('Streaming is not used.');
    const values = given.map(storable);
    const name = this.#names.nameOf(text);
    if (name === undefined) return this.#client.query(text, values);
    return this.#client.query({ name, text, values }).catch((error: unknown) => {
      if (!isOutdatedPlan(error)) throw error;
      this.#names.renew();
      return this.#client.query(text, values);
    });
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }
}

/** Replaces U+0000, which PostgreSQL's text can't hold, with the replacement character. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** "Cached plan must not change result type": a newer instance has migrated the tables in the meantime. */
const isOutdatedPlan = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '0A000';
