import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

// This file is evaluated once in every worker, so the free port is chosen by whoever starts Playwright
// (`scripts/test.ts`). By hand, with `npx playwright test`, there is one fixed port.
const port = process.env.E2E_PORT ?? '4173';
// The name, not 127.0.0.1: cookies and passkeys need it.
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  // Playwright empties this folder when it starts: nothing else may be kept there.
  outputDir: '.test/playwright',
  // A line a test where nobody watches would push what failed out of sight.
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['json', { outputFile: '.test/e2e.json' }]],
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL,
    // What was done, said and asked for, with a picture of the end. Pictures and pages of every step took two fifths of
    // the time of all tests; `npm test -- browser --trace on -g <title>` makes them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium() },
  },
  // Not for tests that start all they need themselves.
  ...(!process.env.E2E_ALONE && {
    webServer: {
      command: 'node src/server.ts',
      url: `${baseURL}/healthz`,
      env: { PORT: port, SITE_URL: baseURL, DATA_DIR: '.test/data' },
      reuseExistingServer: false,
    },
  }),
});
