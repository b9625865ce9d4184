/**
 * `npm run bench`: how fast the sandbox is, measured against what a bare server on the same machine can do at the same
 * time. `-- --large` adds a site with 10 000 projects and 100 000 members; `--rounds 5 --seconds 3` say how long.
 *
 * Three processes and more: the site as it is deployed (`src/server.ts` on the built pages), the limit (`limit.ts`), and
 * this one, which is the load.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './fill.ts';
import { Visitor } from './flow.ts';
import { answers, deployed, end, freePort, start } from './processes.ts';
import { report } from './report.ts';
import { projectOf, round, type Round, type Subject } from './round.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    /** Seconds each server is used before anything is counted. */
    warm: { type: 'string', default: '5' },
    large: { type: 'boolean', default: false },
    /** Port of the first server; the others take the next free ones. */
    port: { type: 'string', default: '4800' },
    /** Options for the site's Node, such as --cpu-prof. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const [rounds, seconds] = [Number(options.rounds), Number(options.seconds)];

let nextPort = Number(options.port);
const takePort = async () => {
  const port = await freePort(nextPort);
  nextPort = port + 1;
  return port;
};

async function startSite(name: string, folder: string, projects: number, members: number): Promise<Subject> {
  const port = await takePort();
  const url = `http://localhost:${port}`;
  const made = await fill(folder, url, projects, members);
  const { env, options: given } = deployed();
  const settings = { PORT: String(port), SITE_URL: url, DATA_DIR: folder };
  const child = start('src/server.ts', { ...env, ...settings }, [...given, ...options.node]);
  await answers(`http://127.0.0.1:${port}/healthz`, child);
  return { name, port, child, projects: made };
}

/** Answers what one flow through the site was answered. */
async function startLimit(site: Subject): Promise<Subject> {
  const visitor = new Visitor(site.port);
  const recorded = await visitor.flow(projectOf(site.projects, 0), 'visitor-100-1000@example.com');
  visitor.leave();
  const port = await takePort();
  const child = start('bench/limit.ts', { PORT: String(port) });
  child.send(recorded);
  await answers(`http://127.0.0.1:${port}/healthz`, child);
  return { name: 'limit', port, child, projects: site.projects };
}

const folder = mkdtempSync(join(tmpdir(), 'first-login-bench-'));
const subjects: Subject[] = [];
try {
  console.log(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
  const site = await startSite('site', join(folder, 'small'), 16, 1);
  subjects.push(site, await startLimit(site));
  if (options.large) subjects.push(await startSite('large', join(folder, 'large'), 10_000, 10));

  // Compiled and cached as in service: V8 is at work on the site's code for its first thousand flows.
  for (const subject of subjects) await round(subject, Number(options.warm));
  const results = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (let n = 0; n < rounds; n++) {
    // There and back again: whatever grows or slows meanwhile meets all alike.
    for (const subject of n % 2 === 0 ? subjects : subjects.toReversed())
      results.get(subject.name)?.push(await round(subject, seconds));
  }
  report(results);
} finally {
  await Promise.all(subjects.map(({ child }) => end(child)));
  rmSync(folder, { recursive: true, force: true });
}
