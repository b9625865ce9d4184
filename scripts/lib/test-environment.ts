import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { settingsSchema } from '../../src/lib/config/settings.ts';
import { inRoot } from './paths.mjs';
import { withLocalBins } from './run.mjs';

/**
 * Returns the tools' environment: the caller's without the site's own settings, so that a host's port, address or
 * credentials don't change the tests, with a free port for the server of the browser tests, and with a folder in which
 * Node keeps compiled code.
 */
export async function testEnvironment(): Promise<NodeJS.ProcessEnv> {
  const settings = new Set(Object.keys(settingsSchema.shape));
  const variables = Object.entries(process.env).filter(([name]) => !settings.has(name));
  return withLocalBins({
    ...Object.fromEntries(variables),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: inRoot('.test', 'compile-cache'),
    E2E_PORT: String(await freePort()),
  });
}

/**
 * Returns a free port below those that a system gives to outgoing connections (from 32768 on Linux). Tests use the
 * ports next to it for their own servers, and in that range the system took them before they were used.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    // Browsers block some ports below this.
    const port = randomInt(10_100, 30_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
