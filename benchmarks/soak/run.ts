/**
 * `npm run soak`: readers finish both guides on a public site with its bounds on, while five abusers use up what they
 * can. Everything is on this machine.
 *
 * `npm run soak -- --readers 60 --seconds 60`: fewer readers, less time. Defaults: 200 readers in 180 seconds.
 * `--abusers fill,search`: only these, to see which of them is in the way. `--profile folder`: writes a profile of the
 * site's processor time, for the browser's developer tools. `--latency`: only latencies, without the wait of 75 seconds
 * for the sweep and what is measured after it.
 */
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askAt } from '../../tests/reader/http.ts';
import { createReader, PASSKEYS, STYTCH } from '../../tests/reader/reader.ts';
import { quantile } from '../statistics.ts';
import { watchLoop, type LoopWork } from './loop.ts';
import { ABUSERS } from './abusers.ts';
import { SITE_URL, startPublicSite } from './site.ts';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '180' },
    abusers: { type: 'string', default: Object.keys(ABUSERS).join() },
    profile: { type: 'string' },
    latency: { type: 'boolean', default: false },
  },
});
const [readers, seconds] = [Number(values.readers), Number(values.seconds)];

const PRESSES = [...STYTCH, ...PASSKEYS];
/** Readers arrive in this part of the time, evenly. All of them are there until the first one leaves. */
const ARRIVAL = 1 / 6;
/** Milliseconds over which they arrive, and from one press of a reader to the next. */
const arrival = seconds * 1000 * ARRIVAL;
const pace = (seconds * 1000 - arrival) / PRESSES.length;
/** Free pages that the sweep leaves in the file (src/lib/store/sqlite/give-space-back.ts), in MB. */
const KEPT = 6;

const site = await startPublicSite(values.profile);
const times: number[] = [];
const errors: string[] = [];

/** @param network the last two numbers of the reader's address */
function from(network: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const ask = askAt({ port: site.port, agent, headers: { 'x-forwarded-for': `198.18.${network}` } });
  return { ask, close: () => agent.destroy() };
}

/** @param pace milliseconds from press to press; a reader who had to wait for a response goes on immediately */
async function walk(n: number, pace: number): Promise<void> {
  const { ask, close } = from(`${n >> 8}.${n & 255}`);
  const isStep = /^\/api\/bench\/(?:run|prepare|ceremony|ceremony\/finish)$/;
  const reader = createReader(ask, SITE_URL, (path, ms) => void (isStep.test(path) && times.push(ms)));
  const start = performance.now();
  try {
    for (const [i, press] of PRESSES.entries()) {
      await wait(Math.max(start + i * pace - performance.now(), 0));
      await reader.press(press);
    }
  } catch (error) {
    errors.push(error instanceof Error ? error.message : String(error));
  }
  close();
}

// Warms up, so that memory and file are compared with those of a site in use.
await Promise.all(Array.from({ length: 5 }, (_, n) => walk(n, 0)));
const before = { heap: await site.heap(), memory: site.memory(), size: site.size() };
times.length = 0;
await site.loop();
const ownLoop = watchLoop();

let isOver = false;
const abusers = Object.entries(ABUSERS)
  .filter(([name]) => values.abusers.split(',').includes(name))
  .map(async ([name, abuse], n) => {
    const { ask, close } = from(`200.${n}`);
    const count = await abuse({ ask, port: site.port, siteUrl: SITE_URL, isOver: () => isOver }).catch(
      (error: unknown) => {
        errors.push(`${name}: ${String(error)}`);
        return 0;
      },
    );
    close();
    return `${name} ${count}`;
  });
let highest = before.memory;
const watch = setInterval(() => (highest = Math.max(highest, site.memory())), 250);
await Promise.all(
  Array.from({ length: readers }, async (_, n) => {
    await wait((n / readers) * arrival);
    await walk(n + 10, pace);
  }),
);
const loops = { site: await site.loop(), client: ownLoop() };
isOver = true;
const abused = await Promise.all(abusers);
clearInterval(watch);
const full = site.size();
if (!values.latency) await site.sweep();
const after = { heap: await site.heap(), memory: site.memory(), size: site.size() };
const isRunning = site.isRunning();
await site.end();

const p = (part: number) => Math.round(quantile(times, part));
const mb = (value: number) => `${Math.round(value * 10) / 10} MB`;
const told = ({ utilization, cpu, p50, p99, most }: LoopWork) =>
  `at work ${Math.round(utilization * 100)} % of the time, timers late by p50 ${p50}, p99 ${p99}, most ${most} ms, ` +
  `${Math.round(cpu / 1000)} s of processor time`;
console.log(`${readers} readers, ${times.length} requests of steps; abusers' requests: ${abused.join(', ')}`);
// The client's own lateness is in the latencies: it shares the processors with the site.
for (const [name, loop] of Object.entries(loops)) console.log(`event loop of the ${name}: ${told(loop)}`);
const checks: [boolean, string][] = [
  [isRunning && errors.length === 0, `no error of a reader, no server error of an abuser (${errors.length})`],
  [p(0.99) < 500, `p99 of a step under 500 ms (p50 ${p(0.5)}, p95 ${p(0.95)}, p99 ${p(0.99)}, most ${p(1)} ms)`],
];
const returnsToNormal: [boolean, string][] = [
  [
    after.heap <= 1.2 * before.heap,
    `heap after a collection within 1.2 times (${mb(before.heap)}, then ${mb(after.heap)}; resident memory ` +
      `${mb(before.memory)}, at most ${mb(highest)}, then ${mb(after.memory)})`,
  ],
  [
    after.size <= before.size + KEPT,
    `database back to its size (${mb(before.size)}, grown to ${mb(full)}, then ${mb(after.size)})`,
  ],
];
if (!values.latency) checks.push(...returnsToNormal);
for (const [isMet, what] of checks) console.log(`${isMet ? 'met    ' : 'NOT MET'} ${what}`);
for (const error of errors.slice(0, 10)) console.log(error);
process.exitCode = checks.every(([isMet]) => isMet) ? 0 : 1;
