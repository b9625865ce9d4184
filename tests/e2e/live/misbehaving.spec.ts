import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { test as base, expect, type OwnServer } from '../own-server.ts';
import { alive, bench, run, said, step } from './guide.ts';

/** Starts a provider that behaves as a test tells it to. */
interface Double {
  url: string;
  behave(listener: RequestListener): void;
  /** Stops listening and closes all connections. */
  refuse(): Promise<void>;
  connections(): Promise<number>;
}

const well: RequestListener = (_request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end('{"status_code":200,"request_id":"request-id-test-1"}');
};

async function listen(): Promise<Double & { close(): Promise<void> }> {
  let listener = well;
  const server: Server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const refuse = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    behave: (next) => (listener = next),
    refuse,
    close: refuse,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
  };
}

const test = base.extend<{ double: Double; site: OwnServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads off it that no other fixture is wanted
  double: async ({}, use) => {
    const double = await listen();
    await use(double);
    await double.close();
  },
  site: async ({ double, startServer }, use) => {
    const many = '1000000';
    const env = {
      STYTCH_API_URL: double.url,
      STYTCH_PROJECT_ID: `project-test-${randomUUID()}`,
      STYTCH_SECRET: `secret-test-${randomUUID()}`,
      LIVE_SENDS_PER_READER: many,
      LIVE_SENDS_PER_ADDRESS: many,
      LIVE_SENDS_PER_RECIPIENT: many,
    };
    await use(await startServer({ env }));
  },
});

const error = (status: number, error_type: string) =>
  JSON.stringify({ status_code: status, error_type, error_message: 'x', error_url: 'x', request_id: 'x' });

/**
 * The provider's behavior, the sentence, and whether the sentence says that the call may have taken effect. Every other
 * behavior is tested without a browser: see `against-a-double.test.ts`.
 */
const behaviours: [string, RequestListener, RegExp, RegExp][] = [
  [
    'asks you to wait',
    (_request, response) => response.writeHead(429, { 'Retry-After': '17' }).end(error(429, 'too_many_requests')),
    /Too many requests/,
    /The call had no effect. The provider asks you to wait 17 seconds/,
  ],
  ['never answers', () => {}, /No response within nine seconds/, /may have taken effect/],
];

for (const [what, listener, sentence, effect] of behaviours) {
  test(`a provider that ${what} is explained within ten seconds, and the page stays usable`, async ({
    page,
    double,
    site,
  }) => {
    await page.goto(step(site.url, 'see-it-happen'));
    await alive(page);
    await bench(page).getByLabel('Email address').fill('ada@lovelace.dev');
    double.behave(listener);
    await run(page).click();
    await expect(said(page)).toContainText(sentence, { timeout: 10_000 });
    await expect(said(page)).toContainText(effect);
    double.behave(well);
    await run(page).click();
    await expect(said(page)).toContainText('sent a magic link to ada@lovelace.dev');
  });
}

test('an unreachable provider is explained, with the fact that nothing was sent', async ({ page, double, site }) => {
  await page.goto(step(site.url, 'see-it-happen'));
  await alive(page);
  await bench(page).getByLabel('Email address').fill('ada@lovelace.dev');
  await double.refuse();
  await run(page).click();
  await expect(said(page)).toContainText('Nothing is listening at that address. Nothing was sent');
});

test('a hundred broken responses leave no socket open', async ({ playwright, double, site }) => {
  const request = await playwright.request.newContext();
  const send = () =>
    request.post(`${site.url}/api/bench/run`, {
      headers: { origin: site.url },
      data: { guide: 'stytch-b2b', step: 'see-it-happen', input: { email: 'ada@lovelace.dev' } },
    });
  await send();
  double.behave((request_, response) => {
    response.writeHead(200, { 'Content-Length': '100000' });
    response.write('{"status_code":', () => request_.socket.destroy());
  });
  for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 10 }, send));
  await expect.poll(double.connections, { timeout: 10_000 }).toBeLessThanOrEqual(1);
  await request.dispose();
});
