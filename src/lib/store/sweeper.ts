import type { Log } from '../log/log.ts';

/** Deletes what has expired by `now` (milliseconds). Each part brings its own. */
export type Sweep = (now: number) => Promise<void>;

/**
 * Runs the sweeps now and then until stopped. A sweep that fails is logged and tried again next time.
 * @param every milliseconds between two rounds
 * @returns stops it
 */
export function startSweeper(sweeps: Sweep[], log: Log, every = 60_000): () => void {
  const round = async () => {
    for (const sweep of sweeps) {
      await sweep(Date.now()).catch((error: unknown) => log.error({ error }, 'a sweep failed'));
    }
  };
  const timer = setInterval(() => void round(), every);
  timer.unref();
  return () => clearInterval(timer);
}
