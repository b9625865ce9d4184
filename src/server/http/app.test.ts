import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readSettings } from '../../lib/config/settings.ts';
import { openTestDatabase } from '../../lib/store/testing/database.ts';
import type { PageHandler } from './app.ts';
import type { Site } from '../start-up/compose.ts';
import { quietLog } from '../../lib/log/log.ts';
import { createReadiness } from '../operations/readiness.ts';
import { createDraining } from '../operations/stop.ts';
import { listen, stop } from './listen.ts';
import { createListener } from './listener.ts';

const SITE_URL = 'http://localhost:3000';
const policy = "default-src 'none'; script-src 'sha256-of-this-page'";

/** The app with stand-ins for the sandbox, a built page and the pages rendered on request. */
const madePage: PageHandler = async (_, response) => void response.end('a page made on request');

async function startApp(pages = madePage, traffic?: Site['traffic']) {
  const database = await openTestDatabase();
  const logged: { level: string; words: unknown[] }[] = [];
  const level =
    (name: string) =>
    (...words: unknown[]) =>
      void logged.push({ level: name, words });
  const site = {
    settings: readSettings({ SITE_URL }),
    database,
    log: { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') },
    sandbox: { handle: async () => ({ status: 200, headers: {}, body: 'the sandbox' }), sweep: async () => {} },
    bench: { from: () => ({}) },
    readiness: createReadiness({ database, folder: undefined, log: quietLog }),
    draining: createDraining(),
    clientAddress: () => '',
    traffic,
    close: async () => {},
  } as unknown as Site;
  const built = {
    type: 'text/html; charset=utf-8',
    body: Buffer.from('a built page'),
    encodings: { br: async () => undefined, gzip: async () => undefined },
    etag: '"1"',
    immutable: false,
    policy,
  };
  const servers = await listen(createListener(site, new Map([['/built/', built]]), pages), 0, '127.0.0.1');
  onTestFinished(async () => {
    await stop(servers, 0);
    await database.destroy();
  });
  const { port } = servers[0]?.address() as AddressInfo;

  /** Not `fetch`, which sets its own sec-fetch headers. */
  const send = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
      ask({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      })
        .on('error', reject)
        .end(body);
    });
  /** Starts a request and closes the connection in the middle of its body. */
  const leave = async (method: string, path: string, headers: Record<string, string>) => {
    const leaving = ask({ host: '127.0.0.1', port, method, path, headers });
    await new Promise<unknown>((sent) => leaving.on('error', () => {}).write('{', sent));
    leaving.destroy();
  };
  return { send, leave, logged, database };
}

const browser = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

test('a browser on a loopback IP is redirected to localhost, with path and query', async () => {
  const { send } = await startApp();
  for (const host of ['127.0.0.1:3000', '[::1]:3000']) {
    const { status, headers } = await send('GET', '/authenticate?token=abc', { host, ...browser });
    expect([status, headers.location]).toEqual([307, `${SITE_URL}/authenticate?token=abc`]);
  }
});

test.each([
  ['a navigation to the name', 'GET', '/built/', { host: 'localhost:3000', ...browser }, 'a built page'],
  ['a script of the page', 'GET', '/built/', { host: '127.0.0.1:3000', 'sec-fetch-mode': 'cors' }, 'a built page'],
  ['a command line', 'GET', '/built/', { host: '127.0.0.1:3000' }, 'a built page'],
  ['a health check', 'GET', '/healthz', { host: '127.0.0.1:3000', ...browser }, '{"ok":true}'],
  ['an SDK', 'POST', '/v1/b2b/organizations', { host: '127.0.0.1:3000' }, 'the sandbox'],
  ['the link in a mail', 'GET', '/v1/b2b/magic_links/redirect', { host: '127.0.0.1:3000', ...browser }, 'the sandbox'],
  ['the control plane', 'GET', '/_sandbox/messages', { host: '127.0.0.1:3000', ...browser }, 'the sandbox'],
] as [string, string, string, Record<string, string>, string][])(
  '%s is answered without a redirect',
  async (_, method, path, headers, text) => {
    const { send } = await startApp();
    expect(await send(method, path, headers)).toMatchObject({ status: 200, text });
  },
);

test('a built page has its own policy, a rendered one the strict default, and neither is sniffed', async () => {
  const { send } = await startApp();
  expect((await send('GET', '/built/')).headers).toMatchObject({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  expect((await send('GET', '/made')).headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
});

test('no cache keeps a page that is rendered on request, unless the page allows it', async () => {
  const { send } = await startApp();
  expect((await send('GET', '/made')).headers['cache-control']).toBe('no-store');
  const { send: get } = await startApp(async (_, response) => {
    response.writeHead(200, { 'Cache-Control': 'max-age=60' }).end();
  });
  expect((await get('GET', '/made')).headers['cache-control']).toBe('max-age=60');
});

test('a policy that a page sets replaces the default', async () => {
  const { send } = await startApp(async (_, response) => {
    response.writeHead(200, { 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' }).end();
  });
  expect((await send('GET', '/made')).headers).toMatchObject({
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
  });
});

test.each([
  ['another site’s post', 403, { origin: 'https://evil.example' }, /another site/],
  ['a body over 64 KB', 413, { origin: SITE_URL, 'content-length': '65537' }, /64 KB/],
] as [string, number, Record<string, string>, RegExp][])(
  '%s is refused as text, or as JSON by the API',
  async (_, status, headers, sentence) => {
    const { send } = await startApp();
    const body = 'x'.repeat(Number(headers['content-length'] ?? 0));
    const asText = await send('POST', '/logout', headers, body);
    expect([asText.status, asText.headers['x-content-type-options']]).toEqual([status, 'nosniff']);
    expect(asText.text).toMatch(sentence);
    const asJson = await send('POST', '/api/bench/run', headers, body);
    expect([asJson.status, asJson.headers['x-content-type-options']]).toEqual([status, 'nosniff']);
    expect(JSON.parse(asJson.text)).toEqual({ error: expect.stringMatching(sentence) });
  },
);

test.each([
  ['/request_magic_link', /64 KB/],
  ['/api/bench/run', /64 KB/],
])('a chunked body that is too long is refused, too: %s', async (path, sentence) => {
  const { send } = await startApp();
  const headers = { origin: SITE_URL, 'transfer-encoding': 'chunked' };
  const { status, text } = await send('POST', path, headers, 'x'.repeat(1_000_000));
  expect(status).toBe(413);
  expect(text).toMatch(sentence);
});

const sayBody: PageHandler = async (request, response) => {
  const { body } = request as IncomingMessage & { body?: Buffer };
  response.end(`read: ${String(body)}`);
};

test.each(['transfer-encoding: chunked', 'content-length: 9'])(
  'a page receives the body as it was sent: %s',
  async (header) => {
    const { send } = await startApp(sayBody);
    const headers = { origin: SITE_URL, ...Object.fromEntries([header.split(': ')]) };
    expect((await send('POST', '/request_magic_link', headers, 'email=ada')).text).toBe('read: email=ada');
  },
);

test('an aborted upload is not logged as an error and reaches no page', async () => {
  const pages = vi.fn(sayBody);
  const { leave, logged } = await startApp(pages);
  await leave('POST', '/api/bench/run', { origin: SITE_URL, 'content-length': '100' });
  await vi.waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.level).toBe('info');
  expect(pages).not.toHaveBeenCalled();
});

test.each(['/500', '/500/', '/a//b'])('%s is no page', async (path) => {
  const pages = vi.fn<PageHandler>();
  const { send } = await startApp(pages);
  expect(await send('GET', path)).toMatchObject({ status: 404, text: 'There is no page at this address.' });
  expect(pages).not.toHaveBeenCalled();
});

test('TRACE is refused with a sentence', async () => {
  const { send } = await startApp();
  expect(await send('TRACE', '/built/')).toMatchObject({ status: 405, text: expect.stringContaining('TRACE') });
});

test('the access log has one line per request, without the query', async () => {
  const { send, logged } = await startApp();
  await send('GET', '/authenticate?stytch_token_type=discovery&token=abc');
  await send('GET', '/v1/b2b/magic_links/redirect?token=abc');
  const words = logged.map((line) => line.words[0]);
  expect(words).toEqual([
    { method: 'GET', path: '/authenticate', status: 200, ms: expect.any(Number) },
    { method: 'GET', path: '/v1/b2b/magic_links/redirect', status: 200, ms: expect.any(Number) },
  ]);
  expect(JSON.stringify(logged)).not.toContain('abc');
});

test('a page that throws is a 500 with a sentence, and the log has the place without the query', async () => {
  const { send, logged } = await startApp(async () => {
    throw new Error('broken on purpose by ada@example.com');
  });
  const { status, text, headers } = await send('GET', '/made?token=abc');
  expect([status, headers['x-content-type-options']]).toEqual([500, 'nosniff']);
  expect(text).toContain('You haven’t lost anything');
  expect(text).not.toContain('on purpose');
  expect(text).toContain(`The number of this error is ${String(headers['x-request-id'])}.`);
  expect(logged.find(({ level }) => level === 'error')?.words[0]).toMatchObject({
    path: '/made',
    name: 'Error',
    frames: expect.arrayContaining([expect.stringContaining('app.test.ts')]) as string[],
  });
  expect(JSON.stringify(logged)).not.toContain('ada@');
  expect(JSON.stringify(logged)).not.toContain('abc');
});

test('a network that has to wait is told for how long', async () => {
  for (const [wait, words] of [
    [1000, 'in 1 second.'],
    [1001, 'in 2 seconds.'],
  ] as const) {
    const { send } = await startApp(madePage, { admit: async () => wait });
    const { status, text } = await send('GET', '/made');
    expect([status, text]).toEqual([429, expect.stringContaining(words)]);
  }
});

test('a site without its database is alive, but not ready', async () => {
  const { send, database } = await startApp();
  expect((await send('GET', '/readyz')).status).toBe(200);
  await database.destroy();
  await expect.poll(async () => (await send('GET', '/readyz')).status).toBe(503);
  expect((await send('GET', '/healthz')).status).toBe(200);
});

test('the log does not have the id of a shared report', async () => {
  const { send, logged } = await startApp();
  await send('GET', '/runs/unguessable');
  await send('GET', '/runs/unguessable/report.md');
  expect(JSON.stringify(logged)).not.toContain('unguessable');
  expect(JSON.stringify(logged)).toContain('/runs/[report]');
});

test.each([
  ['/v1/b2b/organizations/secret-test-abcdefghijklmnopqrstuvwxyz0123456789', '/v1/b2b/organizations/[secret]'],
  ['/passwordless/acme%3Asecret%3A00000000000000000000000000000002/x', '/passwordless/[secret]/x'],
  ['/made/acme:secret:00000000000000000000000000000002', '/made/[secret]'],
])('a secret in a path is not in the log (%s)', async (path, shown) => {
  const { send, logged } = await startApp();
  await send('GET', path);
  expect(logged.map(({ words }) => words[0])).toEqual([expect.objectContaining({ path: shown })]);
});
