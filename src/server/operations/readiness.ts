import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../lib/log/log.ts';
import { storeReason } from '../../lib/log/store-reason.ts';
import type { Database } from '../../lib/store/database.ts';
import { probe } from '../../lib/store/site-values.ts';

/** Milliseconds within which the database has to store a row. */
const TIME_LIMIT = 800;
/** Milliseconds that a result is reused for, because anyone may ask and each probe writes a row. */
const FRESH = 200;
/** Below this many bytes of free disk, the next requests may fail. */
const LEAST_FREE = 50_000_000;

/** Tells whether the site can serve requests. */
export interface Readiness {
  /** Undefined if it can, else why not. Answers within a second. */
  problem(): Promise<string | undefined>;
  /** The site is about to stop: from now on it isn't ready. */
  stopping(): void;
}

interface Options {
  database: Database;
  /** The folder of the database file, where there is one. */
  folder: string | undefined;
  log: Pick<Log, 'warn'>;
  leastFree?: number;
}

export function createReadiness({ database, folder, log, leastFree = LEAST_FREE }: Options): Readiness {
  let isStopping = false;
  let last: string | undefined;
  /** A database that hangs gets no second probe, because each takes a connection. */
  let probing: Promise<string | undefined> | undefined;

  const checkStore = (): Promise<string | undefined> =>
    (probing ??= probe(database)
      .then(() => (folder === undefined ? undefined : checkDisk(folder, leastFree)))
      .catch((error: unknown) => `the database can’t be written to: ${storeReason(error) ?? codeOf(error)}`)
      .finally(() => setTimeout(() => (probing = undefined), FRESH).unref()));

  return {
    async problem() {
      if (isStopping) return 'the site is stopping';
      const timeout = new AbortController();
      const late = wait(TIME_LIMIT, 'the database doesn’t answer', { signal: timeout.signal }).catch(() => undefined);
      const problem = await Promise.race([checkStore(), late]);
      timeout.abort();
      if (problem && problem !== last) log.warn({ problem }, 'the site is not ready');
      last = problem;
      return problem;
    },
    stopping: () => void (isStopping = true),
  };
}

/** The code of a network error, such as ECONNREFUSED. Its message would name the server's address. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown reason';
}

async function checkDisk(folder: string, leastFree: number): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return free < leastFree ? `the disk of DATA_DIR has only ${Math.round(free / 1_000_000)} MB left` : undefined;
}
