import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const checkout = resolve(import.meta.dirname, '..');

/** What `npm start` gives the site's process: it decides how much memory it takes. */
export interface Deployed {
  /** Options of Node, such as `--max-semi-space-size=8`. */
  options: string[];
  /** Variables such as `MALLOC_ARENA_MAX=1`: with an arena for each of its threads it took 17 MB more, and no less time. */
  env: Record<string, string>;
}

/** Reads it off the script. */
export function deployed(): Deployed {
  const { scripts } = JSON.parse(readFileSync(resolve(checkout, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const words = scripts.start.split(' ');
  return {
    options: words.filter((word) => word.startsWith('--')),
    env: Object.fromEntries(
      words.flatMap((word): [string, string][] => {
        const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(word) ?? [];
        return name && value ? [[name, value]] : [];
      }),
    ),
  };
}

/** Starts one of our own files on this very Node; what it complains of is shown. It ends with this process. */
export function start(file: string, env: Record<string, string>, options: string[] = []): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...options, file], {
    cwd: checkout,
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

/** Waits until a server answers. */
export async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
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

/** The first free port from the given one on. */
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

/** What a process has used so far: milliseconds of processor time of all its threads, and its resident memory in MB. */
export function usage({ pid = 0 }: ChildProcess): { cpu: number; memory: number } {
  if (!existsSync(`/proc/${pid}/stat`)) return usageByPs(pid);
  // Everything after the name, which may itself hold spaces; utime and stime are fields 14 and 15, in 100ths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory: Number(kilobytes) / 1024 };
}

/** Where there is no /proc, as on macOS. */
function usageByPs(pid: number): { cpu: number; memory: number } {
  const text = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const [rss = '', time = ''] = text.split(/\s+/);
  const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  return { cpu: seconds * 1000, memory: Number(rss) / 1024 };
}
