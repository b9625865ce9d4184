import { countPlaywright, countVitest, type Counts, type PlaywrightReport, type VitestReport } from './reports.ts';

/** One tool that `npm test` runs. */
export interface Part {
  name: string;
  command: string[];
  /** It runs the built site, or reads the types that a build writes to `.astro`. */
  needsBuild?: boolean;
  needsBrowser?: boolean;
  /** What an earlier run left behind and this one must not find. */
  leftovers?: string;
  /** Left out by checks, which count as one. */
  tests?: {
    /** Where they are. A part without any file has nothing to run yet; one with files must run something. */
    files: string;
    report: string;
    count: (report: unknown) => Counts;
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
  tests: { files, report: `.test/${name}.json`, count: (report) => countVitest(report as VitestReport) },
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
    },
  },
];
