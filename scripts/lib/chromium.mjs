import { existsSync } from 'node:fs';
import { ensurePackage } from './apt.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Returns the browser for the tests: `CHROME_PATH`, else one in its usual place. Playwright's own download isn't used.
 * @param {Record<string, string | undefined>} [environment]
 */
export function findChromium(environment = process.env) {
  const places = environment.CHROME_PATH ? [environment.CHROME_PATH] : USUAL_PLACES;
  return places.find((place) => existsSync(place));
}

/**
 * Finds a browser, or installs Debian's if that works without a password.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return { path: found };
  if (process.env.CHROME_PATH) return { missing: `CHROME_PATH names ${process.env.CHROME_PATH}, which does not exist` };
  const refused = await ensurePackage('chromium');
  if (refused) return { missing: `no Chromium found: ${refused}, or set CHROME_PATH` };
  const path = findChromium();
  return path ? { path } : { missing: 'apt-get installed chromium, but it is in none of the usual places' };
}
