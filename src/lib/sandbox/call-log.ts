import type { Log } from '../log/log.ts';
import type { Database } from '../store/database.ts';
import type { Exchange } from '../wire/exchange.ts';
import { insertCall, toRow, type CallRow } from './calls.ts';

/** How long a call may wait to be kept, in milliseconds, and how many may wait. */
const PATIENCE = 20;
const MOST = 200;

/** The record of calls, written a little behind them. */
export interface CallLog {
  /** Notes a call; it is kept soon. @returns what to wait for, where it has to be kept before it is answered */
  add(projectId: string, position: number, exchange: Exchange, secrets: string[]): Promise<void> | undefined;
  /** Keeps what is noted: whoever reads, clears or closes the record does this first. */
  flush(): Promise<void>;
}

/**
 * Calls are kept some at a time, in one commit, after they were answered. What the process has not kept when it is
 * killed is lost; what a call itself wrote is not. With other instances at work none waits: whoever was answered may ask
 * the next instance for the record, or have it clear the record.
 */
export function createCallLog(db: Database, log: Log): CallLog {
  let waiting: CallRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = Promise.resolve();

  const write = async (rows: CallRow[]) => {
    // Not awaited one by one: the database commits together what comes together.
    const results = await Promise.allSettled(rows.map((row) => insertCall(db, row)));
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      // Its project may be gone by now: that is no reason to fail the call it speaks of.
      const { name } = result.reason as Error;
      log.warn({ name }, 'a sandbox call was not recorded');
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) lastWrite = lastWrite.then(() => write(rows));
    return lastWrite;
  };
  db.beforeClose(flush);

  return {
    add: (...call) => {
      if (db.isShared) return write([toRow(...call)]);
      waiting.push(toRow(...call));
      if (waiting.length >= MOST) void flush();
      timer ??= setTimeout(() => void flush(), PATIENCE).unref();
      return undefined;
    },
    flush,
  };
}
