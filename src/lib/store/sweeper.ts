import type { Log } from '../log/log.ts';
import { traceOf } from '../log/trace.ts';
import { withExclusiveLock } from './locks.ts';
import type { Database } from './database.ts';

/** Deletes what has expired by `now` (milliseconds). Each part brings its own. */
export type Sweep = (now: number) => Promise<void>;

/**
 * Runs the sweeps now and then until stopped. A sweep that fails is logged and tried again next time. Instances that
 * share a database take turns.
 * @param every milliseconds between two rounds
 * @returns stops it; fulfilled when the sweep that was under way has ended, so that the database can be closed
 */
export function startSweeper(db: Database, sweeps: Sweep[], log: Log, every = 60_000): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> | undefined;
  const sweepAll = async () => {
    for (const sweep of sweeps) {
      if (stopped) return;
      await sweep(Date.now()).catch((error: unknown) => log.error(traceOf(error), 'a sweep failed'));
    }
  };
  const round = () =>
    withExclusiveLock(db, sweepAll)
      .catch((error: unknown) => log.error(traceOf(error), 'a round of sweeps could not begin'))
      .finally(() => (underWay = undefined));
  // A round that takes longer than the time between two is not met by another.
  const timer = setInterval(() => {
    underWay ??= round();
  }, every);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await underWay;
  };
}
