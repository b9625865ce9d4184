/**
 * `npm run benchmark`: how many calls a second the sandbox answers, next to a bare server.
 * `npm run benchmark -- --large --peers --workos http://localhost:4100`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { end } from './processes.ts';
import { runningWorkos, startFirebase } from './peers.ts';
import { passwordFlow, secondFactorFlow } from './flows/stytch.ts';
import { BARE, LARGE, PASSWORD, report, SECOND_FACTOR, SITE } from './report.ts';
import { round, type Round, type Subject } from './round.ts';
import { startBareServer, startSite } from './subjects.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    /** Length of a round. */
    seconds: { type: 'string', default: '3' },
    /** Seconds of load before anything is counted, while V8 compiles. */
    warm: { type: 'string', default: '5' },
    /** Adds a site with 10,000 projects and 100,000 members. */
    large: { type: 'boolean', default: false },
    /** Adds firebase-tools' Auth emulator, installed from npm into a temporary folder. */
    peers: { type: 'boolean', default: false },
    /** Adds the workos/emulate that runs at this address. */
    workos: { type: 'string' },
    /** Options for the site's Node, such as `--cpu-prof`. */
    node: { type: 'string', multiple: true, default: [] },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'first-login-benchmark-'));
const subjects: Subject[] = [];

async function startAll(): Promise<void> {
  const small = { projects: 16, members: 1 };
  const site = await startSite(SITE, folder, small, options.node);
  subjects.push(site, { ...(await startBareServer(site)), name: BARE });
  subjects.push(await startSite(PASSWORD, folder, small, options.node, passwordFlow));
  subjects.push(await startSite(SECOND_FACTOR, folder, small, options.node, secondFactorFlow));
  if (options.large) subjects.push(await startSite(LARGE, folder, { projects: 10_000, members: 10 }, options.node));
  if (options.peers) {
    const place = join(folder, 'firebase');
    mkdirSync(place);
    subjects.push(await startFirebase(place));
  }
  if (options.workos) subjects.push(runningWorkos(options.workos));
}

async function measure(): Promise<Map<string, Round[]>> {
  for (const subject of subjects) await round(subject, Number(options.warm));
  const results = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (let n = 0; n < Number(options.rounds); n++) {
    // Back and forth, so that whatever slows the machine down affects all of them alike.
    for (const subject of n % 2 === 0 ? subjects : subjects.toReversed())
      results.get(subject.name)?.push(await round(subject, Number(options.seconds)));
  }
  return results;
}

try {
  const date = new Date().toISOString().slice(0, 10);
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${date}, ${availableParallelism()} processors, load ${load}, Node ${process.version}`);
  await startAll();
  report(await measure());
} finally {
  for (const { child } of subjects) if (child) await end(child);
  rmSync(folder, { recursive: true, force: true });
}
