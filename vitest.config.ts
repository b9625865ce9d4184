import { defineConfig } from 'vitest/config';

// No Astro configuration: what is tested here are plain modules, and starting without it is quicker.
// The globs stay narrow, or Playwright's specs are picked up, too.
const ON_POSTGRES_ONLY = ['src/**/*.postgres.test.ts'];
const ON_BOTH_ENGINES = ['tests/contract/**/*.test.ts', 'src/lib/{store,sandbox,bench}/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,scripts,docs}/**/*.test.ts'],
          exclude: ON_POSTGRES_ONLY,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      // What reaches the store, once more on the server that `npm test` starts. Never without one, so that a run by hand
      // runs a test once.
      ...(process.env.TEST_DATABASE_URL
        ? [{ test: { name: 'postgres', include: ON_BOTH_ENGINES, testTimeout: 20_000 } }]
        : []),
    ],
  },
});
