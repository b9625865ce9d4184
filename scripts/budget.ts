/**
 * `npm run budget` measures the built site as a first visitor gets it: Lighthouse's scores (its mobile preset, with its
 * slow network and processor), bytes over the wire, and the time from a press on the bench to the painted sentence.
 * Byte limits are tests (tests/e2e/budget-bytes.spec.ts); times depend on the machine, so they are only printed.
 */
import { rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { auditPage } from './lib/audit-page.ts';
import { findChromium } from './lib/chromium.mjs';
import { inRoot } from './lib/paths.mjs';
import { ensureBuilt } from './lib/prepare.mjs';
import { pressToPaint } from './lib/press-to-paint.ts';
import { startSite } from './lib/start-site.ts';
import { freePort, testEnvironment } from './lib/test-environment.ts';

const STEP = '/guides/stytch-b2b/see-it-happen/';
/** One of every kind of page. */
const PAGES = [
  '/',
  STEP,
  '/guides/stytch-b2b/discover/',
  '/guides/everyday-login/second-factor/',
  '/guides/passwordless/register/',
  '/guides/everyday-login/flask/',
  '/production/',
  '/troubleshooting/',
  '/glossary/',
  '/evaluate/',
  '/evaluate/capabilities/',
  '/evaluate/memo/',
  '/use-it/',
  '/sandbox/',
  '/preflight/',
  '/inbox/',
];
/** Search engines are asked to leave these pages out: they show a reader's own mail. */
const NOT_INDEXED = ['/inbox/'];
const RUNS = 15;
/** Added to every request by the browser. */
const LATENCIES_MS = [0, 100];

const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
const median = (numbers: number[]) => Math.round(sorted(numbers)[Math.floor(numbers.length / 2)] ?? 0);

/** The median, least and most of some times in milliseconds. */
function summary(times: number[]): string {
  return `${median(times)} ms (${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))})`;
}

const environment = await testEnvironment();
await ensureBuilt(environment);
const data = inRoot('.test', 'budget');
const site = await startSite({ ...environment, DATA_DIR: data });
const debugPort = await freePort();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', `--remote-debugging-port=${debugPort}`],
});
try {
  for (const path of PAGES) {
    console.log(await auditPage(site.url, path, debugPort, { isIndexed: !NOT_INDEXED.includes(path) }));
  }
  for (const latency of LATENCIES_MS) {
    const presses = await pressToPaint(browser, site.url + STEP, RUNS, latency);
    const [exchange, sentence] = (['exchange', 'sentence'] as const).map((what) =>
      summary(presses.map((p) => p[what])),
    );
    console.log(
      `From the press, ${RUNS} runs with ${latency} ms of network: exchange painted after ${exchange},` +
        ` sentence after ${sentence}; requests: ${median(presses.map(({ requests }) => requests))}`,
    );
  }
} finally {
  await browser.close();
  await site.stop();
  rmSync(data, { recursive: true, force: true });
}
