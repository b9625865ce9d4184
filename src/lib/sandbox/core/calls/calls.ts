import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import { HIDDEN } from '../../../wire/redact.ts';
import { prepared } from '../database/prepared.ts';
import { parseJson } from '../database/parse-json.ts';
import { isUniqueViolation } from '../database/constraints.ts';

/** The most calls in one response of `/calls`. */
const PAGE = 1000;
/** The approximate limit of all bodies in one response, in characters: they are in memory several times. */
const LARGEST = 16_000_000;

/** A call to be stored. */
export interface Call {
  projectId: string;
  position: number;
  started_at: number;
  /**
   * Written by `toText`, without the project's secret. One string is less work for the garbage collector than an
   * object.
   */
  exchange: string;
}

/**
 * Serializes an exchange. A response that is a JSON object is embedded as JSON rather than as a string, which halves
 * the work; reading writes it back to the same text. A response with a hidden secret may not be valid JSON any more, so
 * it stays a string: otherwise the whole row would be unreadable.
 */
export function toText({ response, ...exchange }: Exchange): string {
  if (!response?.body.startsWith('{') || response.body.includes(HIDDEN))
    return JSON.stringify({ ...exchange, response });
  const { body, ...head } = response;
  return `{"answer":${body},${JSON.stringify({ ...exchange, response: head }).slice(1)}`;
}

type StoredExchange = Exchange & { answer?: object };

const fromStored = ({ answer, ...exchange }: StoredExchange): Exchange =>
  answer && exchange.response
    ? { ...exchange, response: { ...exchange.response, body: JSON.stringify(answer) } }
    : exchange;

type Row = Selectable<SandboxTables['sandbox_calls']>;

const insert = prepared((db, row: Row) => db.insertInto('sandbox_calls').values(row));
/** Number of other processes that may record a call in the same millisecond. */
const MOST_TRIES = 20;

/**
 * Stores calls of one project, oldest first, in one row: they are only read and deleted together, and a row each took
 * twice the time. If another process took the position, the calls come right after it.
 */
export async function insertCalls(db: Executor, calls: readonly Call[]): Promise<void> {
  const last = calls.at(-1);
  if (!last) return;
  const row = {
    project_id: last.projectId,
    count: calls.length,
    exchanges: `[${calls.map(({ exchange }) => exchange).join(',')}]`,
    started_at: last.started_at,
  };
  for (let tries = 0; ; tries++) {
    try {
      await insert(db, { ...row, position: last.position + tries });
      return;
    } catch (error) {
      if (tries === MOST_TRIES || !isUniqueViolation(error, 'position')) throw error;
    }
  }
}

/** Which calls to list. */
export interface CallFilter {
  /**
   * Only calls later than this id. If it is not within the newest page, the whole page is returned; for an unknown id
   * in a shorter list, none.
   */
  after?: string | undefined;
  /** Only calls that were answered at this time or later, in milliseconds since 1970. */
  since?: number | undefined;
  /** The most calls to list: the newest. */
  limit?: number | undefined;
}

/** Lists a project's calls, oldest first, at most one page: the newest. */
export async function listCalls(
  db: Executor,
  projectId: string,
  { after, since = 0, limit = PAGE }: CallFilter = {},
): Promise<Exchange[]> {
  const most = Math.min(limit, PAGE);
  const calls: Exchange[] = [];
  let size = 0;
  for await (const exchange of newestFirst(db, projectId, since, Math.min(most, STEP))) {
    if (exchange.id === after) return calls.reverse();
    // A row holds several calls, and its position is that of the last one.
    if (answeredAt(exchange) < since) continue;
    calls.push(exchange);
    size += exchange.request.body.length + (exchange.response?.body.length ?? 0);
    if (calls.length === most || size > LARGEST) return calls.reverse();
  }
  return after === undefined ? calls.reverse() : [];
}

const answeredAt = ({ started_at, duration_ms }: Exchange): number => started_at + duration_ms;

/** The most rows per query. A caller that polls finds what is new in the first few. */
const STEP = 50;

/** Reads the newest calls, a few rows at a time. @param since milliseconds since 1970; positions are in microseconds */
async function* newestFirst(db: Executor, projectId: string, since: number, step: number): AsyncGenerator<Exchange> {
  let rows: Pick<Row, 'position' | 'exchanges'>[];
  let before = Number.MAX_SAFE_INTEGER;
  do {
    rows = await db
      .selectFrom('sandbox_calls')
      .select(['position', 'exchanges'])
      .where('project_id', '=', projectId)
      .where('position', '>=', since * 1000)
      .where('position', '<', before)
      .orderBy('position', 'desc')
      .limit(step)
      .execute();
    for (const { exchanges } of rows) yield* parseJson<StoredExchange[]>(exchanges).reverse().map(fromStored);
    before = rows.at(-1)?.position ?? 0;
  } while (rows.length === step);
}
