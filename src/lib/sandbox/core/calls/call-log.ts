import { BODY_LIMIT } from '../../../config/body-limit.ts';
import type { Bounds } from '../../../config/bounds.ts';
import type { Log } from '../../../log/log.ts';
import { traceOf } from '../../../log/trace.ts';
import { overBudget } from '../../../store/budgets/over-budget.ts';
import type { Database } from '../../../store/database.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import { redact } from '../../../wire/redact.ts';
import { withoutLongBodies } from '../../../wire/without-long-bodies.ts';
import { createCallLimit } from './keep-newest.ts';
import { insertCalls, toText, type Call } from './calls.ts';

/** Longest time a call waits to be stored, in milliseconds, and number of calls that may wait. */
const MAX_WAIT = 20;
const MAX_WAITING = 200;
/** Greatest length of the waiting calls together, in characters. */
const MAX_WAITING_LENGTH = 1_000_000;

/** The record of calls, written with a short delay. */
export interface CallLog {
  /**
   * Records a call.
   * @returns a promise to wait for before responding, where other instances must see the call immediately
   */
  add(projectId: string, position: number, exchange: Exchange, secrets: string[]): Promise<void> | undefined;
  /** Stores the calls that are waiting. Call it before you read, clear or close the record. */
  flush(): Promise<void>;
}

/**
 * Makes the record of calls. It stores several calls in one commit, after they were answered, so a process that is
 * killed loses the record of its last calls, but not their effect. On a shared database no call waits, because the next
 * request may reach another instance. (Two processes on one SQLite file don't see each other's waiting calls, so theirs
 * may be out of order.)
 */
export function createCallLog(db: Database, log: Log, bounds?: Pick<Bounds['sandbox'], 'callBytes'>): CallLog {
  const limit = bounds && createCallLimit(db, bounds.callBytes);
  const longest = Math.min(BODY_LIMIT, limit?.longestBody ?? BODY_LIMIT);
  let waiting: Call[] = [];
  let waitingLength = 0;
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = Promise.resolve();

  const write = async (calls: Call[]) => {
    const byProject = Map.groupBy(calls, ({ projectId }) => projectId);
    const results = await Promise.allSettled(
      byProject.entries().map(async ([id, some]) => insertCalls(db, limit ? await limit.admit(id, some) : some)),
    );
    for (const result of results) {
      // A full project keeps working, but its calls are no longer recorded.
      if (result.status === 'fulfilled' || overBudget(result.reason)) continue;
      // The project may be deleted by now, which is no reason to fail a call.
      log.warn(traceOf(result.reason), 'sandbox calls were not recorded');
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const calls = waiting;
    waiting = [];
    waitingLength = 0;
    if (calls.length > 0) lastWrite = lastWrite.then(() => write(calls));
    return lastWrite;
  };
  db.beforeClose(flush);

  return {
    add: (projectId, position, exchange, secrets) => {
      const { started_at } = exchange;
      const redacted = redact(withoutLongBodies(exchange, longest), secrets);
      const call = { projectId, position, started_at, exchange: toText(redacted) };
      if (db.isShared) return write([call]);
      waiting.push(call);
      waitingLength += call.exchange.length;
      if (waiting.length >= MAX_WAITING || waitingLength > MAX_WAITING_LENGTH) void flush();
      timer ??= setTimeout(() => void flush(), MAX_WAIT).unref();
      return undefined;
    },
    flush,
  };
}
