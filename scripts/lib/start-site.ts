import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './paths.mjs';
import { freePort } from './test-environment.ts';

/** Starts the built site on a free port and waits until it responds. */
export async function startSite(environment: NodeJS.ProcessEnv): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn('node', ['src/server.ts'], {
    cwd: root,
    env: { ...environment, PORT: String(port), SITE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
  };
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const isUp = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url, stop };
    await wait(100);
  }
  await stop();
  throw new Error('The built site did not start.');
}
