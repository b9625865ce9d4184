import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const checkout = resolve(import.meta.dirname, '..');

/** Returns the options that an npm script gives to Node. */
export function optionsOf(script: 'start' | 'sandbox'): string[] {
  const text = readFileSync(resolve(checkout, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: Record<typeof script, string> };
  return scripts[script].split(' ').filter((word) => word.startsWith('--'));
}

/**
 * Starts a script on this process's Node, and ends it with this process. Its errors are shown.
 * @param args the script's path in the checkout, after options of Node and before arguments of its own
 */
export function start(args: string[], env: Record<string, string>, cwd = checkout): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Waits until a server answers with a success. @throws {Error} if it ends or takes longer than 60 seconds */
export async function waitForServer(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await wait(50);
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/** Returns the first free port, starting with the given one. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 50; port++) if (await isFree(port)) return port;
  throw new Error(`None of the ports ${from} to ${from + 49} is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(false));
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => settle(taken === port));
    });
  });
}

/** Returns the processor time of all threads of a process so far, in milliseconds, and its resident memory in MB. */
export function usage({ pid = 0 }: ChildProcess): { cpu: number; memory: number } {
  if (!existsSync(`/proc/${pid}/stat`)) return usageByPs(pid);
  // The process name may contain spaces, so start after it. utime and stime are fields 14 and 15, in 1/100 s.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory: Number(kilobytes) / 1024 };
}

/** The same on systems without /proc, such as macOS. */
function usageByPs(pid: number): { cpu: number; memory: number } {
  const text = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const [rss = '', time = ''] = text.split(/\s+/);
  const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  return { cpu: seconds * 1000, memory: Number(rss) / 1024 };
}
