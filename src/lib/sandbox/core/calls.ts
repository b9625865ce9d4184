import type { Selectable } from 'kysely';
import type { Executor } from '../../store/database.ts';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { HIDDEN } from '../../wire/redact.ts';
import { prepared } from './prepared.ts';
import { parseJson } from './parse-json.ts';
import { isUniqueViolation } from './constraints.ts';

/** The most that one answer of `/calls` holds. */
const PAGE = 1000;
/** How many characters its bodies have, about: all of them stand in memory, more than once. */
const LARGEST = 16_000_000;

/** A call on its way into the record. */
export interface Call {
  projectId: string;
  position: number;
  started_at: number;
  /** See `toText`; without the project's secret. As one text it keeps the collector less busy than as an object. */
  exchange: string;
}

/**
 * An exchange as it is kept. An answer that is a JSON object stands in it as it is, not as a text within a text, which
 * took longer than everything else about the record. It was written by `JSON.stringify` here, so that written again it
 * is the same, letter by letter. One that a secret was taken out of may be no JSON any more and stays a text: it would
 * make its whole row unreadable.
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
/** How many others may have made a call in the same millisecond. */
const MOST_TRIES = 20;

/**
 * Keeps calls of one project, oldest first, in one row: they are only ever read and deleted together, and a row for
 * each took twice the time. Another process may have taken the position of the last: then they come right after.
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

/**
 * The calls of a project, oldest first, of more than one answer holds the newest.
 * @param after the id of one: only what came later. Further back than one answer it is not looked for, since all of
 * those came later; of fewer, none came after a call that is not there.
 */
export async function listCalls(db: Executor, projectId: string, after?: string): Promise<Exchange[]> {
  const calls: Exchange[] = [];
  let size = 0;
  for await (const exchange of newestFirst(db, projectId)) {
    if (exchange.id === after) return calls.reverse();
    calls.push(exchange);
    size += exchange.request.body.length + (exchange.response?.body.length ?? 0);
    if (calls.length === PAGE || size > LARGEST) return calls.reverse();
  }
  return after === undefined ? calls.reverse() : [];
}

/** How many rows are read at a time: whoever asks again and again for what is new finds it in the first few. */
const STEP = 50;

async function* newestFirst(db: Executor, projectId: string): AsyncGenerator<Exchange> {
  let rows: Pick<Row, 'position' | 'exchanges'>[];
  let before = Number.MAX_SAFE_INTEGER;
  do {
    rows = await db
      .selectFrom('sandbox_calls')
      .select(['position', 'exchanges'])
      .where('project_id', '=', projectId)
      .where('position', '<', before)
      .orderBy('position', 'desc')
      .limit(STEP)
      .execute();
    for (const { exchanges } of rows) yield* parseJson<StoredExchange[]>(exchanges).reverse().map(fromStored);
    before = rows.at(-1)?.position ?? 0;
  } while (rows.length === STEP);
}
