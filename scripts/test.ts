/**
 * `npm test` runs everything; `npm test -- lint unit` only these parts. Words after the parts go to the test runner:
 * `npm test -- unit settings`, `npm test -- browser -g dashboard`.
 * At the end stands what failed, and in the last line `N passed, N failed`.
 */
import { chooseParts } from './lib/choose-parts.ts';
import { ensureChromium } from './lib/chromium.mjs';
import { sumUp } from './lib/failures.ts';
import { checks, suites, type Part } from './lib/parts.ts';
import { startPostgres } from './lib/postgres.ts';
import { ensureBuilt } from './lib/prepare.mjs';
import { add, closingLine, none } from './lib/reports.ts';
import { countTests, runPart, type PartResult } from './lib/run-part.ts';
import { testEnvironment } from './lib/test-environment.ts';

const { parts, filters } = chooseParts(process.argv.slice(2), [...checks, ...suites]);
const environment = await testEnvironment();

let total = none;
const failed: { part: string; said: string[] }[] = [];
const buildFailed = parts.some((part) => part.needsBuild) && !(await buildSite());
await runChecks(parts.filter((part) => checks.includes(part)));
for (const part of parts.filter((one) => suites.includes(one))) record(part.name, await runSuite(part));
if (failed.length > 0) console.log(`${sumUp(failed)}\n`);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function record(part: string, { counts, failures }: PartResult): void {
  total = add(total, counts);
  if (failures.length > 0) failed.push({ part, said: failures });
}

/** Counts as a check of its own. */
async function buildSite(): Promise<boolean> {
  try {
    await ensureBuilt(environment);
    record('build', { counts: { ...none, passed: 1 }, failures: [] });
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    console.error(said);
    record('build', { counts: { ...none, failed: 1 }, failures: [said] });
    return false;
  }
}

/** Two at a time, each by whichever of the two runners is free. */
async function runChecks(waiting: Part[]): Promise<void> {
  const runner = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      record(part.name, await runPart(part, { environment, filters, live: false }));
    }
  };
  await Promise.all([runner(), runner()]);
}

async function runSuite(part: Part): Promise<PartResult> {
  if (buildFailed) return fail(part, 'there is no build to test');
  if (part.needsBrowser) {
    const browser = await ensureChromium();
    if ('missing' in browser) return skip(part, browser.missing);
  }
  if (part.needsPostgres) {
    const server = await startPostgres();
    if ('missing' in server) return skip(part, server.missing);
    const withServer = { ...environment, TEST_DATABASE_URL: server.url };
    return runPart(part, { environment: withServer, filters, live: true }).finally(() => server.stop());
  }
  return runPart(part, { environment, filters, live: true });
}

/** On CI a missing tool must not look like a pass; at home it must not hide the other parts' result. */
async function skip(part: Part, missing: string): Promise<PartResult> {
  if (process.env.CI) return fail(part, missing);
  console.log(`── ${part.name}: skipped, ${missing}\n`);
  return { counts: { ...none, skipped: await countTests(part, environment) }, failures: [] };
}

function fail(part: Part, why: string): PartResult {
  console.error(`── ${part.name}: not run, ${why}\n`);
  return { counts: { ...none, failed: 1 }, failures: [`not run, ${why}`] };
}
