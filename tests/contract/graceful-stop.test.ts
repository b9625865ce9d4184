import { Agent } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { newPlace, onPostgres } from '../../src/lib/store/testing/database.ts';
import { askAt, type Ask } from '../reader/http.ts';
import { createReader, EVERYDAY, STYTCH } from '../reader/reader.ts';
import { startBuiltSite } from './built-site.ts';

const SITE_URL = 'https://learn.example';
const READERS = 22;
/** Actions of each reader. The stop comes when each has done the first one or so. */
const PRESSES = [...STYTCH.slice(0, 2), ...EVERYDAY.slice(0, 2)];

/** Sends to the first instance until it accepts no more connections, then to the second, as a proxy does. */
function through(first: number, second: number, network: string, keepAlive: boolean): Ask {
  const agent = new Agent({ keepAlive });
  onTestFinished(() => agent.destroy());
  const [one, other] = [first, second].map((port) => askAt({ port, agent, headers: { 'x-forwarded-for': network } }));
  let refused = false;
  return async (sent) => {
    if (!refused)
      try {
        return await one!(sent);
      } catch (error) {
        // Only a connection that was refused: what was sent may have taken effect.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
        refused = true;
      }
    return await other!(sent);
  };
}

test.skipIf(onPostgres)(
  'SIGTERM while readers walk breaks no request, and ends the site within 10 seconds',
  { timeout: 60_000 },
  async () => {
    const { folder } = await newPlace();
    const env = {
      SITE_URL,
      DATA_DIR: folder,
      APP_SECRET: 'the same for both instances, always',
      TRUSTED_PROXIES: '127.0.0.1',
      DISK_FREE_MB: '1',
    };
    const [first, second] = await Promise.all([startBuiltSite(env), startBuiltSite(env)]);
    let pressed = 0;
    const { promise: underWay, resolve: stopNow } = Promise.withResolvers<void>();
    const walks = Array.from({ length: READERS }, async (_, n) => {
      const reader = createReader(through(first.port, second.port, `198.18.0.${n}`, n % 2 === 0), SITE_URL);
      for (const press of PRESSES) {
        await reader.press(press);
        if (++pressed === READERS) stopNow();
      }
    });
    const walked = Promise.allSettled(walks);
    await Promise.race([underWay, walked]);
    const started = performance.now();
    const code = await first.end('SIGTERM');
    expect(code).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    const broken = (await walked).flatMap((walk) => (walk.status === 'rejected' ? [String(walk.reason)] : []));
    expect(broken).toEqual([]);
    expect(pressed).toBe(READERS * PRESSES.length);
    expect(first.log() + second.log()).toBe('');
  },
);
