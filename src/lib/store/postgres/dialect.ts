import { PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { Pool, TypeOverrides, types, type PoolClient } from 'pg';
import type { Secret } from '../../config/secret.ts';
import { createStatementNames } from './statements.ts';

/** Connections of one instance. PostgreSQL allows a hundred as it comes. */
const MOST_CONNECTIONS = 10;
/** How long to wait for one, in milliseconds. */
const PATIENCE = 10_000;

type Names = ReturnType<typeof createStatementNames>;

/** Kysely's own dialect, on a pool that reads and writes values as SQLite does. */
export function createPostgresDialect(url: Secret): PostgresDialect {
  const pool = new Pool({
    connectionString: url.reveal(),
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    application_name: 'first-login',
    types: numbersAsNumbers(),
  });
  // A connection that breaks is replaced when one is needed, and whoever is using it hears of it from the statement. Unheard,
  // the event would end the process: the pool's own for one that is idle, the connection's for one in use.
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

/** Times and counts come as `bigint`, which the driver gives as text, since it may pass 2^53. Ours do not. */
function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/** A connection that names what it runs. */
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

/** PostgreSQL's text cannot hold U+0000. It is replaced like half a surrogate pair, which UTF-8 cannot hold either. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** "Cached plan must not change result type": a newer instance has migrated the tables meanwhile. */
const isOutdatedPlan = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '0A000';
