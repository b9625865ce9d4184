import { PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { Pool, TypeOverrides, types, type PoolClient } from 'pg';
import type { Secret } from '../../config/secret.ts';
import { createStatementNames } from './statements.ts';

/** Connections per instance. PostgreSQL allows 100 by default. */
const MAX_CONNECTIONS = 10;
/** Milliseconds to wait for a connection. */
const CONNECT_TIMEOUT = 5_000;
/** Milliseconds after which the server cancels a statement. Ours take a few; a sweep may take longer. */
const STATEMENT_TIMEOUT = 10_000;
/** Milliseconds after which a connection is given up whose server doesn't even do that. */
const ANSWER_TIMEOUT = 12_000;
/** Milliseconds after which the server ends a transaction whose instance has stopped in the middle. */
const IDLE_TIMEOUT = 30_000;

type Names = ReturnType<typeof createStatementNames>;

/** Creates Kysely's own dialect on a pool that reads and writes values as SQLite does. */
export function createPostgresDialect(url: Secret, answerTimeout = ANSWER_TIMEOUT): PostgresDialect {
  const pool = new Pool({
    connectionString: url.reveal(),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: answerTimeout,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT,
    keepAlive: true,
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
  /** Its server no longer answers. Other statements on it would wait for the one that never ends. */
  #isStuck = false;

  constructor(client: PoolClient, names: Names) {
    this.#client = client;
    this.#names = names;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query(cursor: object): never;
  async query(text: unknown, parameters: readonly unknown[] = []): Promise<unknown> {
    if (typeof text !== 'string') throw new Error('Streaming is not used.');
    const values = parameters.map(storable);
    const name = this.#names.nameOf(text);
    try {
      return await this.#run(name, text, values);
    } catch (error) {
      if (isUnanswered(error)) this.#isStuck = true;
      throw error;
    }
  }

  async #run(name: string | undefined, text: string, values: unknown[]): Promise<unknown> {
    if (this.#isStuck) throw new Error(UNANSWERED);
    if (name === undefined) return this.#client.query(text, values);
    return this.#client.query({ name, text, values }).catch((error: unknown) => {
      if (!isOutdatedPlan(error)) throw error;
      this.#names.renew();
      return this.#client.query(text, values);
    });
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy === true || this.#isStuck);
  }
}

/** Replaces U+0000, which PostgreSQL's text can't hold, with the replacement character. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** The driver's words for `query_timeout`. */
const UNANSWERED = 'Query read timeout';

const isUnanswered = (error: unknown): boolean => error instanceof Error && error.message === UNANSWERED;

/** "Cached plan must not change result type": a newer instance has migrated the tables in the meantime. */
const isOutdatedPlan = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '0A000';
