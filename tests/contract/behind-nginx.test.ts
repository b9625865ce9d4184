import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { expect, test } from 'vitest';
import { newPlace, onPostgres } from '../../src/lib/store/testing/database.ts';
import { askAt, type Ask } from '../reader/http.ts';
import { createReader, EVERYDAY, PASSKEYS, STYTCH } from '../reader/reader.ts';
import { startBuiltSite } from './built-site.ts';
import { missingNginx, startNginx } from './nginx.ts';

const NAME = 'learn.example';
const SITE_URL = `https://${NAME}`;

/** Starts two instances on one database, behind nginx with TLS, and remembers every response that comes out. */
async function startBehindNginx() {
  const { folder, server } = await newPlace();
  const env = {
    SITE_URL,
    DATA_DIR: folder,
    DATABASE_URL: server?.reveal() ?? '',
    APP_SECRET: 'the same for both instances, always',
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'info',
  };
  // Bounds are on, but the sandbox stores what fits on a machine that runs tests.
  const instances = await Promise.all([1, 2].map(() => startBuiltSite({ ...env, DISK_FREE_MB: '1' })));
  const ports = instances.map(({ port }) => port);
  const { port, certificate } = await startNginx(NAME, ports);
  const agent = new Agent({ ca: certificate, keepAlive: true });
  const send = askAt({ port, agent, send: request, headers: { host: NAME } });
  const outputs: string[] = [];
  const ask: Ask = async (sent) => {
    const received = await send(sent);
    outputs.push(`${sent.path} ${received.status} ${JSON.stringify(received.headers)} ${received.text}`);
    return received;
  };
  return { instances, ports, ask, agent, outputs };
}

const countRuns = (log: string) => log.match(/"path":"\/api\/bench\/run"/g)?.length ?? 0;

test('no server of the configuration for nginx logs requests, whose query strings have tokens', () => {
  const file = new URL('../../deploy/nginx.conf', import.meta.url);
  const [, ...blocks] = readFileSync(file, 'utf8').split(/^server \{$/m);
  expect(blocks).toHaveLength(2);
  for (const block of blocks) expect(block).toContain(' access_log off;');
});

test.runIf(onPostgres)(
  'all guides work behind nginx with each request on the other of two instances, one of which is killed',
  { timeout: 90_000 },
  async ({ skip }) => {
    const missing = await missingNginx();
    if (missing && process.env.CI) throw new Error(missing);
    if (missing) skip(missing);
    const { instances, ports, ask, agent, outputs } = await startBehindNginx();
    const [first, second] = instances;
    const reader = createReader(ask, SITE_URL);
    const middle = EVERYDAY.length / 2;
    for (const press of [...STYTCH, ...PASSKEYS.slice(0, 2), ...EVERYDAY.slice(0, middle)]) await reader.press(press);
    const runs = instances.map(({ log }) => countRuns(log()));
    expect(Math.min(...runs)).toBeGreaterThan(Math.max(...runs) / 3);

    await second?.end('SIGKILL');
    for (const press of [...EVERYDAY.slice(middle), ...PASSKEYS.slice(2)]) await reader.press(press);
    // The rest of what a reader sees: mail, the plain app and its login page, and pages with settings filled in.
    const { messages } = JSON.parse(await reader.get('/api/bench/inbox')) as { messages: { id: string }[] };
    expect(messages.length).toBeGreaterThan(0);
    for (const path of ['/inbox/', '/signup', '/', '/guides/everyday-login/second-factor/', '/sandbox/', '/llms.txt'])
      await reader.get(path);
    agent.destroy();

    expect(outputs.length).toBeGreaterThan(100);
    const said = [...outputs, ...instances.map(({ output }) => output())];
    for (const local of [...ports.map((port) => `:${port}`), /127\.0\.0\.1:\d/])
      expect(said.filter((text) => text.match(local))).toEqual([]);
    for (const { log } of instances) expect(log()).not.toMatch(/"level":"(error|warn)"/);
    expect(first?.isRunning()).toBe(true);
  },
);
