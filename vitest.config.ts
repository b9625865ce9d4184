import { defineConfig } from 'vitest/config';

// No Astro configuration: what is tested here are plain modules, and starting without it is quicker.
// The globs stay narrow, or Playwright's specs are picked up, too.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 20_000 } },
    ],
  },
});
