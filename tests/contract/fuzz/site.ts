import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../../../scripts/lib/test-environment.ts';
import { askAt } from '../../reader/http.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** How many requests are under way at the same time. */
const AT_ONCE = 8;

/** Starts the built site in a process of its own, and returns functions that send requests to it. */
export async function startBuiltSite(env: Record<string, string>) {
  const port = await freePort();
  const { PATH = '' } = process.env;
  const site = spawn(process.execPath, ['src/server.ts'], {
    cwd: ROOT,
    env: { PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  site.stderr.on('data', (chunk) => (log += String(chunk)));
  const ended = once(site, 'close');
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  onTestFinished(async () => {
    agent.destroy();
    site.kill('SIGKILL');
    await ended;
  });
  // It listens once it prints its first line.
  await Promise.race([once(site.stdout, 'data'), ended]);
  if (site.exitCode !== null) throw new Error(`The site ended: ${log}`);

  const ask = askAt({ port, agent });

  /** Sends text as it is. @returns what came back until the connection closed or was quiet */
  const sendRaw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
      let received = '';
      socket.setTimeout(150, () => socket.destroy());
      socket.on('data', (chunk) => (received += String(chunk)));
      socket.on('error', () => {});
      socket.on('close', () => resolve(received));
    });
  return { ask, sendRaw, log: () => log, isRunning: () => site.exitCode === null };
}

/** Runs work on every item, a few at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}
