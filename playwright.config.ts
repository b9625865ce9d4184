import { defineConfig } from '@playwright/test';
import { findTestBrowser } from './scripts/lib/chromium.mjs';

// Every worker evaluates this file, so `scripts/test.ts` chooses the free port. `npx playwright test` uses a fixed one.
const port = process.env.E2E_PORT ?? '4173';
// The name, not 127.0.0.1, because cookies and passkeys need it.
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  // Playwright empties this folder when it starts, so nothing else may be kept there.
  outputDir: '.test/playwright',
  // Without a terminal a line per test would push the failures out of view.
  reporter: [[process.stdout.isTTY ? 'line' : 'dot'], ['json', { outputFile: '.test/e2e.json' }]],
  // One more than the two cores of CI: many tests wait for a server to start or for a call to time out.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL,
    // Without motion a press paints sixty frames less: a seventh of the time of tests that press. Tests of motion ask.
    reducedMotion: 'reduce',
    // A failed test has its message, the page's accessibility tree and a picture of its end. To record every test's
    // actions and network took a twentieth of the time: `npm test -- browser --trace on -g <title>` records them.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findTestBrowser() },
  },
  // Not for tests that start everything they need themselves.
  ...(!process.env.E2E_ALONE && {
    webServer: {
      command: 'node src/server.ts',
      url: `${baseURL}/healthz`,
      env: { PORT: port, SITE_URL: baseURL, DATA_DIR: '.test/data' },
      reuseExistingServer: false,
    },
  }),
});
