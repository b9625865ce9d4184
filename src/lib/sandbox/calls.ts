import type { Selectable } from 'kysely';
import type { Executor } from '../store/database.ts';
import type { SandboxTables } from '../store/tables/sandbox.ts';
import type { Exchange, Header } from '../wire/exchange.ts';
import { redact } from '../wire/redact.ts';
import { prepared } from './prepared.ts';
import { fromStore } from './stytch/stored.ts';
import { isUniqueViolation } from './stytch/unique.ts';

/** The most that one answer of `/calls` holds. */
const PAGE = 1000;

export type CallRow = Selectable<SandboxTables['sandbox_calls']>;

const insert = prepared((db, row: CallRow) => db.insertInto('sandbox_calls').values(row));
/** How many others may have made a call in the same millisecond. */
const MOST_TRIES = 20;

/** Keeps a call as it stands in a row. Another process may have taken its position: then it comes right after. */
export async function insertCall(db: Executor, row: CallRow): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await insert(db, { ...row, position: row.position + tries });
      return;
    } catch (error) {
      if (tries === MOST_TRIES || !isUniqueViolation(error, 'position')) throw error;
    }
  }
}

/** An exchange as it is kept, without the project's secret. */
export function toRow(projectId: string, position: number, exchange: Exchange, secrets: string[]): CallRow {
  const { request, response, id, operation, method, path, problem, started_at, duration_ms } = redact(
    exchange,
    secrets,
  );
  return {
    project_id: projectId,
    id,
    position,
    operation,
    method,
    path,
    request_headers: JSON.stringify(request.headers),
    request_body: request.body,
    status: response?.status ?? null,
    response_headers: JSON.stringify(response?.headers ?? []),
    response_body: response?.body ?? '',
    problem,
    started_at,
    duration_ms,
  };
}

/** The calls of a project, oldest first. @param after the id of one: only what came later */
export async function listCalls(db: Executor, projectId: string, after?: string): Promise<Exchange[]> {
  const since = db
    .selectFrom('sandbox_calls')
    .select('position')
    .where('project_id', '=', projectId)
    .where('id', '=', after ?? '');
  const rows = await db
    .selectFrom('sandbox_calls')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(after !== undefined, (query) => query.where('position', '>', since))
    .orderBy('position', 'desc')
    .limit(PAGE)
    .execute();
  return rows
    .reverse()
    .map(
      ({
        project_id: _,
        position: __,
        request_headers,
        request_body,
        status,
        response_headers,
        response_body,
        ...rest
      }) => ({
        ...rest,
        request: { headers: fromStore<Header[]>(request_headers), body: request_body },
        response:
          status === null ? null : { status, headers: fromStore<Header[]>(response_headers), body: response_body },
      }),
    );
}
