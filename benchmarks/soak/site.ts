import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileIn } from '../../src/lib/store/database.ts';
import type { LoopWork } from './loop.ts';
import { end, freePort, start, optionsOf, usage, waitForServer } from '../processes.ts';

const PROBE = new URL('probe.ts', import.meta.url).href;

export const SITE_URL = 'https://learn.example';

/**
 * A site as on the Internet: a public address with all bounds on, behind a proxy, which is this process.
 * @param profile a folder for a profile of the site's processor time, if one is wanted
 */
export async function startPublicSite(profile?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-soak-'));
  const port = await freePort(4300);
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const site = start([...optionsOf('start'), '--expose-gc', '--import', PROBE, ...profiling, 'src/server.ts'], {
    PORT: String(port),
    SITE_URL,
    DATA_DIR: folder,
    APP_SECRET: 'a secret for the soak test, of enough characters',
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'error',
  });
  await waitForServer(`http://127.0.0.1:${port}/healthz`, site);
  const file = fileIn(folder);
  const ask = async <T>(question: 'heap' | 'loop') => {
    site.send(question);
    const [answer] = (await once(site, 'message')) as [T];
    return answer;
  };
  return {
    port,
    /** MB of the heap in use after a collection. */
    heap: () => ask<number>('heap'),
    /** What the site's event loop did since the last call of this function. */
    loop: () => ask<LoopWork>('loop'),
    /** Resident memory in MB. */
    memory: () => usage(site).memory,
    isRunning: () => site.exitCode === null,
    /** Size of the database in MB. Its log is merged into it first. */
    size: () => {
      inDatabase(file, 'pragma wal_checkpoint(truncate)');
      return statSync(file).size / 1_000_000;
    },
    /** Makes all projects and readers as old as if they hadn't been used for a month, and waits for the next sweep. */
    sweep: async () => {
      inDatabase(file, 'update sandbox_projects set last_used_at = 0', 'update bench_readers set last_seen_at = 1');
      await wait(75_000);
    },
    end: async () => {
      await end(site);
      rmSync(folder, { recursive: true });
    },
  };
}

function inDatabase(file: string, ...statements: string[]): void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}
