/**
 * `npm test` runs everything; `npm test -- lint unit` runs only these parts. Words after the parts go to the test
 * runner: `npm test -- unit settings`, `npm test -- browser -g dashboard`. The end repeats what failed; the last line
 * is `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { findPrograms } from '../tests/postgres/server.ts';
import { chooseParts } from './lib/choose-parts.ts';
import { ensureTestBrowser } from './lib/chromium.mjs';
import { ensureFlask } from './lib/flask.mjs';
import { inRoot } from './lib/paths.mjs';
import { ensureBuilt } from './lib/prepare.mjs';
import { add, closingLine, countPlaywright, countVitest, none, settle, type Counts } from './lib/reports.ts';
import { run } from './lib/run.mjs';
import { testEnvironment } from './lib/test-environment.ts';

/** Each is one test: it passes or fails. `lint` checks the types of TypeScript, too, and `astro` those of pages. */
const CHECKS: Record<string, string[]> = {
  astro: ['astro', 'check', '--tsconfig', 'tsconfig.astro.json', '--minimumFailingSeverity', 'hint'],
  lint: ['oxlint'],
  format: ['prettier', '--check', '--log-level=warn', '.'],
  knip: ['knip'],
};
const WITHOUT_BUILD = ['unit', 'format', 'knip'];
const PROJECTS = ['unit', 'contract', 'postgres'];
const VITEST_REPORT = '.test/vitest.json';
const VITEST = ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
/** Written by playwright.config.ts. */
const BROWSER_REPORT = '.test/e2e.json';
/** Lines of a failed part's output that the end repeats. */
const TAIL = 40;

const { parts, filters } = chooseParts(process.argv.slice(2), [...Object.keys(CHECKS), ...PROJECTS, 'browser']);
const environment = await testEnvironment();
let total = none;
const failures: string[] = [];

mkdirSync(inRoot('.test'), { recursive: true });
// A build uses one core, so the checks that need none run beside it.
const [isReady] = await Promise.all([
  parts.every((part) => WITHOUT_BUILD.includes(part)) || built(),
  runChecks(
    parts.filter((part) => part in CHECKS && WITHOUT_BUILD.includes(part)),
    1,
  ),
]);
if (isReady) {
  await runChecks(
    parts.filter((part) => part in CHECKS && !WITHOUT_BUILD.includes(part)),
    2,
  );
  if (parts.includes('contract') || parts.includes('browser')) await ensureFlask();
  const projects = parts.filter((part) => PROJECTS.includes(part) && canRun(part));
  if (projects.length > 0) await runVitest(projects);
  if (parts.includes('browser')) await runBrowser();
}
for (const failure of failures) console.log(failure);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

/** The site is built for the tests that run it, and for the types that a build writes to `.astro`. */
async function built(): Promise<boolean> {
  try {
    await ensureBuilt(environment);
    record('build', { ...none, passed: 1 }, '');
    return true;
  } catch (error) {
    record('build', { ...none, failed: 1 }, error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** @param cores how many run at a time: each uses one core */
async function runChecks(waiting: string[], cores: number): Promise<void> {
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await runTool(name, CHECKS[name] ?? []);
  };
  await Promise.all(Array.from({ length: cores }, worker));
}

/** One run for all projects, which share the workers. In a run of everything no test runs twice on one engine. */
async function runVitest(projects: string[]): Promise<void> {
  const command = [...VITEST, ...projects.map((name) => `--project=${name}`), ...filters];
  if (filters.length === 0 && projects.includes('contract')) environment.EACH_TEST_ONCE = '1';
  await runTool(projects.join(', '), command, { report: VITEST_REPORT, count: countVitest });
}

async function runBrowser(): Promise<void> {
  const browser = await ensureTestBrowser();
  if ('missing' in browser) return skip('browser', browser.missing);
  rmSync(inRoot('.test', 'data'), { recursive: true, force: true });
  await runTool('browser', ['playwright', 'test', ...filters], { report: BROWSER_REPORT, count: countPlaywright });
}

/** On CI the tests' setup installs PostgreSQL, and fails if it can't. */
function canRun(project: string): boolean {
  if (project !== 'postgres' || process.env.CI || findPrograms()) return true;
  skip(project, 'no PostgreSQL found (Debian: apt install postgresql)');
  return false;
}

/** On CI a part that can't run is a failure. Elsewhere it must not hide the other parts' result. */
function skip(part: string, missing: string): void {
  const ending = process.env.CI ? 'failed' : 'skipped';
  record(part, { ...none, [ending]: 1 }, `not run: ${missing}`);
}

interface Report<T> {
  report: string;
  count: (report: T) => Counts;
}

/** Runs a tool and records how it ended. Without a report it counts as one test. */
async function runTool<T>(name: string, [tool = '', ...args]: string[], tests?: Report<T>): Promise<void> {
  if (tests) rmSync(inRoot(tests.report), { force: true });
  const started = performance.now();
  const colors = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const { ok, output } = await run(tool, args, { ...environment, ...colors }, { live: tests !== undefined });
  if (!tests) process.stdout.write(output);
  console.log(`── ${name} took ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  record(name, tests ? settle(ok, readCounts(tests)) : { ...none, [ok ? 'passed' : 'failed']: 1 }, output);
}

function readCounts<T>({ report, count }: Report<T>): Counts | undefined {
  try {
    return count(JSON.parse(readFileSync(inRoot(report), 'utf8')) as T);
  } catch {
    return undefined;
  }
}

function record(name: string, counts: Counts, output: string): void {
  total = add(total, counts);
  const tail = stripVTControlCharacters(output).split('\n').filter(Boolean).slice(-TAIL);
  if (counts.failed > 0) failures.push([`✗ ${name}`, ...tail.map((line) => `    ${line}`), ''].join('\n'));
  else if (counts.skipped > 0 && tail.length > 0) console.log(`── ${name}: ${tail.join('\n')}\n`);
}
