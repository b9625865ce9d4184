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

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
