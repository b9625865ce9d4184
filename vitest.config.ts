import { defineConfig } from 'vitest/config';
import { RUN_BY_NO_SCANS } from './tests/contract/plans/run-by-no-scans.ts';

// Without Astro's configuration: these tests cover plain modules, and start faster without it.
// The globs stay narrow, so that Playwright's specs aren't picked up.
const ON_POSTGRES_ONLY = ['src/**/*.postgres.test.ts'];
const ON_BOTH_ENGINES = ['tests/contract/**/*.test.ts', 'src/lib/{store,sandbox,bench}/**/*.test.ts'];
/** Apps that a reader copies, and programs that choose their own engine: PostgreSQL shows nothing new there. */
const ENGINE_INDEPENDENT = [
  'tests/contract/{flask-*,app-*,passkey-app-*,copies,mount,one-source,package,stand-alone,use-it}.test.ts',
];
/** Set by `npm test`: what no-scans.test.ts runs isn't run without it, too. With names of files every file is found. */
const RUN_ELSEWHERE = process.env.EACH_TEST_ONCE ? RUN_BY_NO_SCANS : [];

const EACH_PROJECT = {
  // Files of a worker share their modules: loading them for each file took more time than all tests. So a test undoes
  // what it changes outside itself, and one that needs new modules resets them (no-scans.test.ts).
  isolate: false,
  setupFiles: 'tests/undo-stubs.ts',
  // Several files share a core; a few tests make hundreds of calls.
  testTimeout: 20_000,
};

export default defineConfig({
  test: {
    // By default one core is left free, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...EACH_PROJECT,
          name: 'unit',
          include: ['{src,scripts,integrations,docs}/**/*.test.ts'],
          exclude: [...ON_POSTGRES_ONLY, ...RUN_ELSEWHERE],
        },
      },
      {
        test: {
          ...EACH_PROJECT,
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          exclude: RUN_ELSEWHERE,
        },
      },
      {
        // Everything that reaches the store, once more on PostgreSQL.
        test: {
          ...EACH_PROJECT,
          name: 'postgres',
          include: ON_BOTH_ENGINES,
          exclude: [...ENGINE_INDEPENDENT, ...RUN_BY_NO_SCANS],
          globalSetup: 'tests/postgres/setup.ts',
        },
      },
    ],
  },
});
