import { BODY_LIMIT } from '../../config/body-limit.ts';
import type { Log } from '../../log/log.ts';
import { traceOf } from '../../log/trace.ts';
import type { Database } from '../../store/database.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { redact } from '../../wire/redact.ts';
import { withoutLongBodies } from '../../wire/without-long-bodies.ts';
import { insertCalls, toText, type Call } from './calls.ts';

/** How long a call may wait to be kept, in milliseconds, and how many may wait. */
const MAX_WAIT = 20;
const MAX_WAITING = 200;

/** The record of calls, written a little behind them. */
export interface CallLog {
  /** Notes a call; it is kept soon. @returns what to wait for, where it has to be kept before it is answered */
  add(projectId: string, position: number, exchange: Exchange, secrets: string[]): Promise<void> | undefined;
  /** Keeps what is noted: whoever reads, clears or closes the record does this first. */
  flush(): Promise<void>;
}

/**
 * Calls are kept some at a time, in one commit, after they were answered. What the process has not kept when it is
 * killed is lost; what a call itself wrote is not. With other instances at work none waits: whoever was answered may
 * ask the next instance for the record, or have it clear the record. Two processes on one SQLite file, which nobody
 * needs, know nothing of what the other still has to keep: theirs may stand out of order by as much as a call waits.
 */
export function createCallLog(db: Database, log: Log): CallLog {
  let waiting: Call[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = Promise.resolve();

  const write = async (calls: Call[]) => {
    const byProject = Map.groupBy(calls, ({ projectId }) => projectId);
    const results = await Promise.allSettled(byProject.values().map((some) => insertCalls(db, some)));
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      // Its project may be gone by now: that is no reason to fail the call it speaks of.
      log.warn(traceOf(result.reason), 'sandbox calls were not recorded');
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const calls = waiting;
    waiting = [];
    if (calls.length > 0) lastWrite = lastWrite.then(() => write(calls));
    return lastWrite;
  };
  db.beforeClose(flush);

  return {
    add: (projectId, position, exchange, secrets) => {
      const { started_at } = exchange;
      const kept = redact(withoutLongBodies(exchange, BODY_LIMIT), secrets);
      const call = { projectId, position, started_at, exchange: toText(kept) };
      if (db.isShared) return write([call]);
      waiting.push(call);
      if (waiting.length >= MAX_WAITING) void flush();
      timer ??= setTimeout(() => void flush(), MAX_WAIT).unref();
      return undefined;
    },
    flush,
  };
}
