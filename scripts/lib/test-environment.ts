import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { settingsSchema } from '../../src/lib/config/settings.ts';
import { withLocalBins } from './run.mjs';

/**
 * What the tools get: the caller's environment without the site's own settings, so that a host's port, address or
 * credentials change nothing about the tests, and with a free port for the server that the browser tests start.
 */
export async function testEnvironment(): Promise<NodeJS.ProcessEnv> {
  const settings = new Set(Object.keys(settingsSchema.shape));
  const kept = Object.entries(process.env).filter(([name]) => !settings.has(name));
  return withLocalBins({
    ...Object.fromEntries(kept),
    ASTRO_TELEMETRY_DISABLED: '1',
    E2E_PORT: String(await freePort()),
  });
}

/**
 * A free port, below those that a system gives to outgoing connections (from 32768 on Linux): the ports beside it, which
 * tests take for servers of their own, were given away between being found free and being used (seen).
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    // From here on no browser refuses one.
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
