import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compileCache } from '../../scripts/lib/compile-cache.ts';
import { freePort } from '../../scripts/lib/test-environment.ts';
import { askAt } from '../reader/http.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Starts the built site in a process of its own. It ends with the test.
 * @param cwd a copy of the repository instead of this one
 */
export async function startBuiltSite(env: Record<string, string>, cwd = ROOT) {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const site = spawn(process.execPath, ['src/server.ts'], {
    cwd,
    env: { PATH, ...compileCache(), PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let said = '';
  site.stderr.on('data', (chunk) => (log += String(chunk)));
  site.stdout.on('data', (chunk) => (said += String(chunk)));
  // `close`, not `exit`, so that all of its output has been read.
  const ended = once(site, 'close').then(([code]) => code as number | null);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  onTestFinished(async () => {
    agent.destroy();
    site.kill('SIGKILL');
    await ended;
  });
  // It listens once it prints its first line.
  await Promise.race([once(site.stdout, 'data'), ended]);
  if (site.exitCode !== null) throw new Error(`The site ended: ${log}`);
  return {
    port,
    pid: site.pid ?? 0,
    /** Sends a request to it. */
    ask: askAt({ port, agent }),
    /** Its log so far. */
    log: () => log,
    /** All of its output. */
    output: () => said + log,
    isRunning: () => site.exitCode === null,
    /** Ends it. @returns its exit code; null after a signal that it doesn't handle */
    end: async (signal: 'SIGTERM' | 'SIGKILL') => {
      site.kill(signal);
      return await ended;
    },
  };
}
