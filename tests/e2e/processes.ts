import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import { compileCache } from '../../scripts/lib/compile-cache.ts';

/** A program that a test started. */
export interface Launched {
  /** Its process id, for example to look it up in /proc. */
  pid: number;
  /** Everything it has written to stdout and stderr. */
  output: () => string;
  /** Its exit code; null after a signal it didn't handle. */
  ended: Promise<number | null>;
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
  /** Waits until a GET of this address gets a response. */
  answers: (url: string) => Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program with this environment, and of ours only PATH, HOME and Node's cache of compiled code. */
export function launch(
  [command = '', ...args]: string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Launched {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, ...compileCache(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let written = '';
  child.stdout.on('data', (chunk) => (written += String(chunk)));
  child.stderr.on('data', (chunk) => (written += String(chunk)));
  // `close`, not `exit`, so that all of its output has been read.
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const answers = async (url: string) => {
    const answered = async () => {
      if (child.exitCode !== null) return `ended with ${child.exitCode}:\n${written}`;
      try {
        const answer = await fetch(url);
        // Read to its end, so that nothing is in progress when the program is ended.
        await answer.arrayBuffer();
        return answer.ok;
      } catch {
        return false;
      }
    };
    await expect.poll(answered, { timeout: 30_000, intervals: [50] }).not.toBe(false);
    expect(await answered()).toBe(true);
  };
  return {
    pid: child.pid ?? 0,
    output: () => written,
    ended,
    answers,
    end: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}

const PORTS = 40;
let tried = 0;

/** Returns a free port near Playwright's own, from a range for each worker, so that workers and runs don't collide. */
export async function freePort(): Promise<number> {
  const first = Number(process.env.E2E_PORT ?? 4173) + 1 + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * PORTS;
  for (let left = PORTS; left > 0; left--) {
    const port = first + (tried++ % PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ports ${first} to ${first + PORTS - 1} is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
