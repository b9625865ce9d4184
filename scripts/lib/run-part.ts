import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { endOf } from './failures.ts';
import type { Part } from './parts.ts';
import { inRoot, root } from './paths.mjs';
import { none, settle, type Counts } from './reports.ts';
import { run } from './run.mjs';

export interface RunOptions {
  /** Settings and PATH that the tool gets. */
  environment: NodeJS.ProcessEnv;
  /** Words for the test runner: which files, which tests. */
  filters: string[];
  /** Show output as it comes, for a part that runs alone; otherwise whole, when it has ended, so that two do not mix. */
  live: boolean;
}

/** Into a pipe each tool would guess for itself whether it may use colours: on CI some do, and the record is cut short. */
function colour(live: boolean): NodeJS.ProcessEnv {
  if (!process.stdout.isTTY) return { NO_COLOR: '1' };
  return live ? {} : { FORCE_COLOR: '1' };
}

/** How a part ended. */
export interface PartResult {
  counts: Counts;
  /** What failed, and why, in short. */
  failures: string[];
}

/** Runs one part, shows what its tool prints and how long it took, and says how many tests ended how. */
export async function runPart(part: Part, options: RunOptions): Promise<PartResult> {
  if (part.tests && globSync(part.tests.files, { cwd: root }).length === 0) {
    console.log(`── ${part.name}: no tests yet in ${part.tests.files}\n`);
    return { counts: none, failures: [] };
  }
  mkdirSync(inRoot('.test'), { recursive: true });
  // Two runs of the same part in one checkout would overwrite each other's report.
  return withLock(inRoot('.test', `${part.name}.lock`), `running "${part.name}"`, () => runTool(part, options));
}

async function runTool(part: Part, { environment, filters, live }: RunOptions): Promise<PartResult> {
  for (const stale of [part.tests?.report, part.leftovers]) {
    if (stale) rmSync(inRoot(stale), { recursive: true, force: true });
  }
  const [tool = '', ...args] = part.tests ? [...part.command, ...filters] : part.command;

  if (live) console.log(`── ${part.name}`);
  const started = performance.now();
  const { ok, output } = await run(tool, args, { ...environment, ...colour(live) }, { live });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!live) process.stdout.write(`── ${part.name}\n${output}`);

  const { counts, failures } = part.tests ? readReport(part.tests, ok) : ofCheck(ok, output);
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${part.name} took ${seconds} s\n`);
  return { counts, failures };
}

const ofCheck = (ok: boolean, output: string): PartResult => ({
  counts: { ...none, [ok ? 'passed' : 'failed']: 1 },
  failures: ok ? [] : [endOf(output)],
});

function readReport({ report, count, failures }: NonNullable<Part['tests']>, exitedWell: boolean): PartResult {
  try {
    const read: unknown = JSON.parse(readFileSync(inRoot(report), 'utf8'));
    const counts = settle(exitedWell, count(read));
    const said = failures(read);
    return { counts, failures: counts.failed > 0 && said.length === 0 ? ['ended badly, and no test failed'] : said };
  } catch (error) {
    return { counts: settle(exitedWell, undefined), failures: [`no report to count: ${String(error)}`] };
  }
}

/** How many tests a part has, for when none can be run: asked of the tool, which reads them without running them. */
export async function countTests(part: Part, environment: NodeJS.ProcessEnv): Promise<number> {
  const [tool = '', ...args] = part.tests?.list.command ?? [];
  const { output } = await run(tool, args, { ...environment, ...part.tests?.list.environment, NO_COLOR: '1' });
  return part.tests?.list.count(output) || 1;
}
