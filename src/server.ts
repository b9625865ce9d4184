import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { readSettings, SettingsError } from './lib/config/settings.ts';
import type { Bench } from './lib/bench/index.ts';
import { startProblem } from './lib/store/open-error.ts';
import { guides } from './lib/guides/index.ts';
import { createIsOwnPeer } from './server/limits/client-address.ts';
import { compose } from './server/start-up/compose.ts';
import { guardSockets } from './server/limits/guard-sockets.ts';
import { logAstroTo } from './server/astro/astro-log.ts';
import { listen } from './server/http/listen.ts';
import { createListener } from './server/http/listener.ts';
import { loadPages } from './server/start-up/load-pages.ts';
import { startWarnings } from './server/start-up/start-warnings.ts';
import { readStaticFiles } from './server/static/static-files.ts';
import { stopGracefully } from './server/operations/stop.ts';

// `npm start` runs this with V8 flags that collect garbage before the heap has grown by a third. Otherwise memory grows
// with every call for minutes, at the same speed (docs/performance.md).

const dist = new URL('../dist/', import.meta.url);

/** The composition root: creates all parts and passes them on. */
async function main(): Promise<void> {
  const { settings, warnings } = readEnvironment();
  const pages = await loadPages(dist);
  const site = await compose(settings);
  logAstroTo(site.log);
  for (const warning of warnings) site.log.warn(warning);
  const listener = createListener(site, readStaticFiles(dist, settings.SITE_URL), pages);
  const servers = await listen(listener, settings.PORT, settings.HOST);
  if (site.bounds) guardSockets(servers, site.bounds.sockets, createIsOwnPeer(settings.TRUSTED_PROXIES));

  const end = async () => {
    await stopGracefully(servers, site, settings.STOP_DELAY_S);
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());

  const states = site.bench.hostStates();
  const isLive = guides.some(({ id }) => states[id]?.state !== 'not_set');
  console.log(`First Login is at ${settings.SITE_URL}${isLive ? '' : ' (emulated: nothing leaves this site)'}`);
  // After the site is up, so that readers don't wait for the provider.
  if (isLive) await printHostStates(site.bench);
}

/** Reads the settings, also those in `.env`. @throws {SettingsError} */
function readEnvironment() {
  const inFile = existsSync('.env') ? Object.keys(parseEnv(readFileSync('.env', 'utf8'))) : [];
  if (inFile.length > 0) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  return { settings, warnings: startWarnings(settings, Object.keys(process.env), inFile) };
}

/** Checks the host's credentials and prints what is wrong with them. Guides without credentials use the sandbox. */
async function printHostStates(bench: Bench): Promise<void> {
  await bench.checkHost();
  const states = bench.hostStates();
  for (const { id, name } of guides) {
    const { state, sentence } = states[id] ?? { state: 'not_set', sentence: '' };
    if (state === 'not_set') console.log(`${name}: emulated. Nothing leaves this site.`);
    else if (state === 'ready') console.log(`${name}: your test project. ${sentence}`);
    else console.log(`${name}: ${state === 'unusable' ? 'emulated' : 'your test project'}. ${sentence}`);
  }
}

try {
  await main();
} catch (error) {
  const sentence = error instanceof SettingsError ? error.message : startProblem(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exit(1);
}
