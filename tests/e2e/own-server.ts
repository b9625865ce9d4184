import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base } from '@playwright/test';
import { freePort, launch, type Launched } from './processes.ts';

export { expect } from '@playwright/test';

const checkout = resolve(import.meta.dirname, '../..');

interface Options {
  /** Default: a free one. */
  port?: number;
  env?: Record<string, string>;
  /** A copy of the repository. Default: this one. */
  cwd?: string;
}

/** The built site, started by a test for its own use. */
export interface OwnServer {
  url: string;
  port: number;
  pid: number;
  output: () => string;
  /** Ends it without warning, like a power cut. */
  kill: () => Promise<void>;
  /** Sends SIGTERM. @returns its exit code */
  stop: () => Promise<number | null>;
}

interface Fixtures {
  /** A temporary folder of the test. */
  folder: string;
  /** Starts a program that is killed after the test. */
  start: typeof launch;
  /** Starts the site and waits until it responds. Servers of one test share their data. */
  startServer: (options?: Options) => Promise<OwnServer>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see which fixtures are used
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // oxlint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const started: Launched[] = [];
    await use((...args) => {
      const launched = launch(...args);
      started.push(launched);
      return launched;
    });
    await Promise.all(started.map((launched) => launched.end('SIGKILL')));
  },
  startServer: async ({ folder, start }, use) => {
    await use(async ({ port, env, cwd = checkout } = {}) => {
      const own = port ?? (await freePort());
      const url = `http://localhost:${own}`;
      const server = start([process.execPath, 'src/server.ts'], {
        cwd,
        env: { PORT: String(own), SITE_URL: url, DATA_DIR: join(folder, 'data'), ...env },
      });
      await server.answers(`${url}/healthz`);
      return {
        url,
        port: own,
        pid: server.pid,
        output: server.output,
        kill: async () => void (await server.end('SIGKILL')),
        stop: () => server.end('SIGTERM'),
      };
    });
  },
});
