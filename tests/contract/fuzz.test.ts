import { expect, test } from 'vitest';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import { startBuiltSite } from './built-site.ts';
import { RAW } from './fuzz/oddities.ts';
import { createRandom } from './fuzz/random.ts';
import { requestsTo, type Sent } from './fuzz/requests.ts';
import { allRoutes, type Area } from './fuzz/routes.ts';
import { each } from './fuzz/each.ts';
import { sendRaw } from './fuzz/send-raw.ts';
import { createWorld } from './fuzz/world.ts';

const SITE_URL = 'https://learn.example';
/** Set it to another number to send other requests. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);

/** A public site, with limits that thousands of requests from one address don't reach. */
async function startSite() {
  const { folder, server } = await newPlace();
  return startBuiltSite({
    ...(server ? { DATABASE_URL: server.reveal() } : {}),
    DATA_DIR: folder,
    SITE_URL,
    APP_SECRET: 'a secret for tests, of enough characters',
    TRUSTED_PROXIES: '10.0.0.1',
    LOG_LEVEL: 'warn',
    ...Object.fromEntries(UNREACHABLE.map((name) => [name, '1000000'])),
    SANDBOX_BYTES_PER_PROJECT: '1000000000',
    SANDBOX_BYTES_PER_ADDRESS: '1000000000',
    DISK_FREE_MB: '1',
  });
}

const UNREACHABLE = [
  'REQUESTS_PER_ADDRESS',
  'TRAFFIC_PER_ADDRESS_MB',
  'OPEN_REQUESTS_PER_ADDRESS',
  'SOCKETS_PER_ADDRESS',
  'SANDBOX_PROJECTS_PER_ADDRESS',
  'READERS_PER_ADDRESS',
  'REPORTS_PER_ADDRESS',
];

/** Server errors that are documented: not emulated, out of space, and one that the real service has, too. */
const isDocumented = ({ path }: Sent, status: number) =>
  status === 501 || status === 507 || (status === 500 && path.startsWith('/passwordless/credentials/delete'));
const TRACE = /\n\s+at |node_modules|file:\/\/\/|\/src\/(?:lib|server|pages)\/|ERR_[A-Z]+_|SQLITE_|SqliteError/;

test('no request to any route gets a server error or a stack trace', { timeout: 60_000 }, async () => {
  const site = await startSite();
  const random = createRandom(SEED);
  const problems: string[] = [];
  const answered = new Map<Area, Map<number, number>>();

  // What deletes comes last.
  const routes = allRoutes().sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  const sent: { area: Area; one: Sent }[] = [];
  while (routes.length > 0) {
    // A new world now and then, because some requests end what others need.
    const world = await createWorld(site.ask, SITE_URL);
    for (const route of routes.splice(0, 70))
      sent.push(...requestsTo(route, world, random).map((one) => ({ area: route.area, one })));
  }
  await each(sent, async ({ area, one }) => {
    const answer = await site.ask(one).catch((error: unknown) => String(error));
    if (typeof answer === 'string') return void problems.push(`${shown(one)}: ${answer}`);
    const { status, text } = answer;
    const statuses = answered.get(area) ?? new Map<number, number>();
    answered.set(area, statuses.set(status, (statuses.get(status) ?? 0) + 1));
    if (status >= 500 && !isDocumented(one, status)) problems.push(`${shown(one)}: ${status} ${text.slice(0, 200)}`);
    else if (TRACE.test(text)) problems.push(`${shown(one)}: ${TRACE.exec(text)?.[0]} in ${text.slice(0, 300)}`);
  });
  await each(RAW, async (text) => {
    const received = await sendRaw(site.port, text);
    if (received.startsWith('HTTP/1.1 5') || TRACE.test(received)) problems.push(`${text}: ${received.slice(0, 300)}`);
  });

  expect(problems).toEqual([]);
  expect(site.isRunning()).toBe(true);
  expect((await site.ask({ path: '/readyz' })).status).toBe(200);
  expect(site.log()).toBe('');
  // The requests reach what routes do, not only what refuses them.
  for (const area of ['stytch', 'passwordless', 'control', 'bench', 'site'] as const)
    expect(answered.get(area)?.get(200), area).toBeGreaterThan(20);
});

const shown = ({ method, path, headers, body }: Sent) =>
  `${method} ${path.slice(0, 150)} ${JSON.stringify(headers).slice(-250)} ${String(body).slice(0, 300)}`;
