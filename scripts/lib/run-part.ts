import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { withLock } from './lock.mjs';
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

/** Into a pipe each tool would guess for itself whether it may use colours. */
const pipedColour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** Runs one part, shows what its tool prints and how long it took, and says how many tests ended how. */
export async function runPart(part: Part, options: RunOptions): Promise<Counts> {
  if (part.tests && globSync(part.tests.files, { cwd: root }).length === 0) {
    console.log(`── ${part.name}: no tests yet in ${part.tests.files}\n`);
    return none;
  }
  mkdirSync(inRoot('.test'), { recursive: true });
  // Two runs of the same part in one checkout would overwrite each other's report.
  return withLock(inRoot('.test', `${part.name}.lock`), `running "${part.name}"`, () => runTool(part, options));
}

async function runTool(part: Part, { environment, filters, live }: RunOptions): Promise<Counts> {
  for (const stale of [part.tests?.report, part.leftovers]) {
    if (stale) rmSync(inRoot(stale), { recursive: true, force: true });
  }
  const [tool = '', ...args] = part.tests ? [...part.command, ...filters] : part.command;

  if (live) console.log(`── ${part.name}`);
  const started = performance.now();
  const { ok, output } = await run(tool, args, live ? environment : { ...environment, ...pipedColour }, { live });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!live) process.stdout.write(`── ${part.name}\n${output}`);

  const counts = part.tests ? settle(ok, readCounts(part.tests)) : { ...none, [ok ? 'passed' : 'failed']: 1 };
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${part.name} took ${seconds} s\n`);
  return counts;
}

function readCounts({ report, count }: NonNullable<Part['tests']>): Counts | undefined {
  try {
    return count(JSON.parse(readFileSync(inRoot(report), 'utf8')));
  } catch (error) {
    console.error(`No report to count: ${String(error)}`);
    return undefined;
  }
}

/** How many tests a part has, for when none can be run: asked of the tool, which reads them without running them. */
export async function countTests(part: Part, environment: NodeJS.ProcessEnv): Promise<number> {
  const [tool = '', ...args] = part.tests?.list.command ?? [];
  const { output } = await run(tool, args, { ...environment, ...part.tests?.list.environment, NO_COLOR: '1' });
  return part.tests?.list.count(output) || 1;
}
