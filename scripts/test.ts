/**
 * `npm test` runs everything; `npm test -- lint unit` only these parts. Words after the parts go to the test runner:
 * `npm test -- unit settings`, `npm test -- browser -g dashboard`.
 * The last line says `N passed, N failed`.
 */
import { chooseParts } from './lib/choose-parts.ts';
import { ensureChromium } from './lib/chromium.mjs';
import { checks, suites, type Part } from './lib/parts.ts';
import { startPostgres } from './lib/postgres.ts';
import { ensureBuilt } from './lib/prepare.mjs';
import { add, closingLine, none, type Counts } from './lib/reports.ts';
import { countTests, runPart } from './lib/run-part.ts';
import { testEnvironment } from './lib/test-environment.ts';

const { parts, filters } = chooseParts(process.argv.slice(2), [...checks, ...suites]);
const environment = await testEnvironment();

let total = none;
const buildFailed = parts.some((part) => part.needsBuild) && !(await buildSite());
await runChecks(parts.filter((part) => checks.includes(part)));
for (const part of parts.filter((one) => suites.includes(one))) record(await runSuite(part));
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;

function record(counts: Counts): void {
  total = add(total, counts);
}

/** Counts as a check of its own. */
async function buildSite(): Promise<boolean> {
  try {
    await ensureBuilt(environment);
    record({ ...none, passed: 1 });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    record({ ...none, failed: 1 });
    return false;
  }
}

/** Two at a time, each by whichever of the two runners is free. */
async function runChecks(waiting: Part[]): Promise<void> {
  const runner = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      record(await runPart(part, { environment, filters, live: false }));
    }
  };
  await Promise.all([runner(), runner()]);
}

async function runSuite(part: Part): Promise<Counts> {
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
async function skip(part: Part, missing: string): Promise<Counts> {
  if (process.env.CI) return fail(part, missing);
  console.log(`── ${part.name}: skipped, ${missing}\n`);
  return { ...none, skipped: await countTests(part, environment) };
}

function fail(part: Part, why: string): Counts {
  console.error(`── ${part.name}: not run, ${why}\n`);
  return { ...none, failed: 1 };
}
