/**
 * `node benchmarks/start.ts`: how long `npm run sandbox` takes to its first line, without npm's own time, and its idle
 * memory, next to a bare server.
 * `node benchmarks/start.ts --runs 9`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { end, optionsOf, usage } from './processes.ts';
import { spread } from './statistics.ts';

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });

const BARE = "require('node:http').createServer().listen(0, () => console.log('up'))";

/** Programs to start, as arguments of Node. */
const PROGRAMS = {
  'bare server': ['-e', BARE],
  sandbox: [...optionsOf('sandbox'), 'scripts/sandbox.ts', '--port', '0', '--json'],
};

/** Milliseconds after the first line, when memory is read: a garbage collection follows the start. */
const IDLE = 3_000;

interface Start {
  /** To the first line: seconds on the clock, and seconds of processor time. */
  wall: number;
  cpu: number;
  memory: number;
}

async function startOnce(args: string[]): Promise<Start> {
  const { PATH = '', HOME = '' } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: resolve(import.meta.dirname, '..'),
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const wall = (performance.now() - begun) / 1000;
  const { cpu } = usage(child);
  await wait(IDLE);
  const { memory } = usage(child);
  await end(child);
  return { wall, cpu: cpu / 1000, memory };
}

const results = new Map<string, Start[]>();
console.log(`${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} processors, Node ${process.version}`);
console.log(`load ${loadavg()[0]?.toFixed(1)} at the start`);
// One more than asked for: the first fills Node's compile cache, and doesn't count.
for (let run = 0; run <= Number(options.runs); run++)
  for (const [name, args] of Object.entries(PROGRAMS)) {
    const start = await startOnce(args);
    if (run > 0) results.set(name, [...(results.get(name) ?? []), start]);
  }
console.log(`load ${loadavg()[0]?.toFixed(1)} at the end\n`);
console.log('| server | to the first line, s | CPU s | idle memory MB |');
console.log('| --- | --- | --- | --- |');
for (const [name, starts] of results) {
  const figureOf = (figure: keyof Start, digits?: number) =>
    spread(
      starts.map((one) => one[figure]),
      digits,
    );
  console.log(`| ${name} | ${figureOf('wall')} | ${figureOf('cpu')} | ${figureOf('memory', 0)} |`);
}
