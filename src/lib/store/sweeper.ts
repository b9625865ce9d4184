import type { Log } from '../log/log.ts';
import { traceOf } from '../log/trace.ts';
import { withExclusiveLock } from './locks.ts';
import type { Database } from './database.ts';

/** Deletes rows that have expired. @param now milliseconds since 1970 */
export type Sweep = (now: number) => Promise<void>;

/**
 * Runs the sweeps at intervals until stopped. A sweep that fails is logged and runs again next time. If several
 * instances share a database, one of them sweeps at a time.
 * @param every milliseconds between two rounds
 * @returns a function that stops it; its promise resolves after the current sweep, so that the database can be closed
 */
export function startSweeper(db: Database, sweeps: Sweep[], log: Log, every = 60_000): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | undefined;
  const sweepAll = async () => {
    for (const sweep of sweeps) {
      if (stopped) return;
      await sweep(Date.now()).catch((error: unknown) => log.error(traceOf(error), 'a sweep failed'));
    }
  };
  const round = () =>
    withExclusiveLock(db, sweepAll)
      .catch((error: unknown) => log.error(traceOf(error), 'a round of sweeps could not start'))
      .finally(() => (running = undefined));
  // A round that takes longer than the interval doesn't overlap with the next.
  const timer = setInterval(() => {
    running ??= round();
  }, every);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
