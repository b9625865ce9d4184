import { existsSync } from 'node:fs';
import { ensurePackage } from './apt.mjs';

/** Debian's Chromium without its windows. It ran the browser tests in half the CPU time of `/usr/bin/chromium`. */
const HEADLESS_SHELL = '/usr/lib/chromium/chromium-headless-shell';
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Returns a browser as its users have it: `CHROME_PATH`, else one in its usual place. Playwright's own download isn't
 * used.
 * @param {Record<string, string | undefined>} [environment]
 */
export function findChromium(environment = process.env) {
  return firstThere(environment, [...USUAL_PLACES, HEADLESS_SHELL]);
}

/**
 * Returns the browser for the tests: `CHROME_PATH`, else Debian's headless shell, else any browser.
 * @param {Record<string, string | undefined>} [environment]
 */
export function findTestBrowser(environment = process.env) {
  return firstThere(environment, [HEADLESS_SHELL, ...USUAL_PLACES]);
}

/**
 * @param {Record<string, string | undefined>} environment
 * @param {string[]} usual
 */
function firstThere(environment, usual) {
  return (environment.CHROME_PATH ? [environment.CHROME_PATH] : usual).find((place) => existsSync(place));
}

/**
 * Makes sure that there is a browser for the tests. Installs Debian's headless shell if that works without a password,
 * also next to another browser, because it makes `npm test` minutes faster.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureTestBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen)
    return existsSync(chosen) ? { path: chosen } : { missing: `CHROME_PATH names ${chosen}, which does not exist` };
  const refused = existsSync(HEADLESS_SHELL) ? undefined : await ensurePackage('chromium-headless-shell');
  const path = findTestBrowser();
  if (path) return { path };
  return { missing: `no Chromium found: ${refused ?? 'apt-get installed it in another place'}, or set CHROME_PATH` };
}
