import { failuresOfPlaywright, failuresOfVitest, type PlaywrightFailures, type VitestFailures } from './failures.ts';
import { countPlaywright, countVitest, type Counts, type PlaywrightReport, type VitestReport } from './reports.ts';

/** One tool that `npm test` runs. */
export interface Part {
  name: string;
  command: string[];
  /** It runs the built site, or reads the types that a build writes to `.astro`. */
  needsBuild?: boolean;
  needsBrowser?: boolean;
  needsPostgres?: boolean;
  /** What an earlier run left behind and this one must not find. */
  leftovers?: string;
  /** Left out by checks, which count as one. */
  tests?: {
    /** Where they are. A part without any file has nothing to run yet; one with files must run something. */
    files: string;
    report: string;
    count: (report: unknown) => Counts;
    failures: (report: unknown) => string[];
    /** How its tests are counted when they cannot be run. */
    list: { command: string[]; environment?: Record<string, string>; count: (output: string) => number };
  };
}

const vitestPart = (name: string, files: string): Part => ({
  name,
  command: [
    'vitest',
    'run',
    '--project',
    name,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=.test/${name}.json`,
  ],
  tests: {
    files,
    report: `.test/${name}.json`,
    count: (report) => countVitest(report as VitestReport),
    failures: (report) => failuresOfVitest(report as VitestFailures),
    list: {
      command: ['vitest', 'list', '--project', name, '--staticParse=false'],
      // The configuration asks for it; nothing is run.
      environment: { TEST_DATABASE_URL: 'none' },
      count: (output) => output.split(`[${name}] `).length - 1,
    },
  },
});

/** Short ones that use one core each: two run at a time. The longest stands first, so that it is not waited for alone. */
export const checks: Part[] = [
  { name: 'types', command: ['astro', 'check'], needsBuild: true },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'knip', command: ['knip'] },
  vitestPart('unit', '{src,scripts}/**/*.test.ts'),
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0'], needsBuild: true },
];

/** Long ones that keep both cores busy by themselves: one after the other. */
export const suites: Part[] = [
  { ...vitestPart('contract', 'tests/contract/**/*.test.ts'), needsBuild: true },
  { ...vitestPart('postgres', '{tests/contract,src/lib}/**/*.test.ts'), needsBuild: true, needsPostgres: true },
  {
    name: 'browser',
    command: ['playwright', 'test'],
    needsBuild: true,
    needsBrowser: true,
    leftovers: '.test/data',
    tests: {
      files: 'tests/e2e/**/*.spec.ts',
      report: '.test/e2e.json',
      count: (report) => countPlaywright(report as PlaywrightReport),
      failures: (report) => failuresOfPlaywright(report as PlaywrightFailures),
      list: {
        command: ['playwright', 'test', '--list'],
        count: (output) => Number(/^Total: (\d+) test/m.exec(output)?.[1]),
      },
    },
  },
];
