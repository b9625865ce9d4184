import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { readSettings } from '../config/settings.ts';
import { quietLog } from '../log/log.ts';
import { findAction } from '../guides/index.ts';
import { createSeal } from '../store/seal.ts';
import { openTestDatabase } from '../store/testing/database.ts';
import { installRecorder } from '../wire/recorder.ts';
import { createBench, type RunResult } from './index.ts';

const SITE_URL = 'http://shown.example';

/** Another server plays provider and control plane. Calls below `/v1` get this test's answer. */
async function benchAgainst(answer: RequestListener, timeoutMs = 2000) {
  const provider = await listen((request, response) => {
    if (request.url?.startsWith('/v1/')) return answer(request, response);
    const made = {
      project_id: `project-test-${randomUUID()}`,
      secret: `secret-test-${randomUUID()}`,
      base_url: SITE_URL,
      public_token: 'public-token-test-1',
      expires_at: '2099-01-01T00:00:00Z',
    };
    response.writeHead(201).end(JSON.stringify(made));
  });
  const record = installRecorder();
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const bench = createBench({
    db,
    settings: readSettings({ SITE_URL }),
    seal: createSeal(new Secret('a key for tests')),
    log: quietLog,
    providerUrl: provider.url,
    record: (options, work) => record({ ...options, timeoutMs }, work),
  });
  const { value: reader } = await bench.enter(new Request(SITE_URL, { method: 'POST' }));
  // Made now: later tests take the server away.
  await bench.revealProject(reader);
  const run = async (step: string, input: Record<string, string>) => {
    const place = findAction('stytch-b2b', step);
    if (!place) throw new Error(`no step ${step}`);
    return (await bench.run(reader, place, input)).value;
  };
  const state = (step: string) => bench.state(reader, 'stytch-b2b', step);
  return { provider, run, state, send: () => run('see-it-happen', { email: 'ada@example.com' }) };
}

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => closed(server);
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, close };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** An unpredictable body. */
const random = () => JSON.stringify({ [`field_${randomUUID()}`]: randomUUID(), number: Math.random() });

const only = ({ exchanges }: RunResult) => {
  expect(exchanges).toHaveLength(1);
  return exchanges[0];
};

test.each([
  ['a success', 200, random()],
  ['a refusal', 400, random()],
  ['a failure', 500, random()],
  ['a success that is no JSON', 200, randomUUID()],
  ['a failure that is a JSON text', 500, JSON.stringify(randomUUID())],
  ['a failure that is null', 500, 'null'],
])('a reader sees the body as it came: %s', async (_, status, body) => {
  const { send, state } = await benchAgainst((_request, response) => response.writeHead(status).end(body));
  const result = await send();
  expect(only(result)?.response).toMatchObject({ status, body });
  expect(JSON.stringify(result.outcome)).not.toContain('undefined');
  expect((await state('see-it-happen')).last_run).toEqual(result);
});

test('a success without the fields a step reads is shown, and the reader holds nothing', async () => {
  const bodies: string[] = [];
  const { run, state } = await benchAgainst((_request, response) => {
    bodies.push(random());
    response.end(bodies.at(-1));
  });
  const result = await run('set-up', { name: 'Acme', slug: 'acme', email: 'ada@example.com' });
  expect(result.outcome.kind).toBe('unanswered');
  expect(result.exchanges.map(({ response }) => response?.body)).toEqual(bodies);
  expect((await state('set-up')).holdings).toEqual([]);
});

test('the exchange shows what the provider received', async () => {
  const received: { path: string | undefined; body: string }[] = [];
  const { send } = await benchAgainst(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ path: request.url, body });
    response.end('{}');
  });
  const exchange = only(await send());
  expect(received).toEqual([{ path: exchange?.path, body: exchange?.request.body }]);
  expect(exchange?.request.body).toContain('ada@example.com');
});

test('a reader learns that no server listens, and that nothing was sent', async () => {
  const { send, provider } = await benchAgainst((_request, response) => response.end('{}'));
  await provider.close();
  const result = await send();
  expect(result.outcome).toMatchObject({ kind: 'unanswered', problem: 'ECONNREFUSED' });
  expect(result.outcome.detail).toContain('Nothing was sent');
  expect(only(result)?.response).toBeNull();
});

test('after no response, a reader learns that the call may have taken effect', async () => {
  const { send } = await benchAgainst(() => {}, 100);
  const result = await send();
  expect(result.outcome).toMatchObject({ kind: 'unanswered', problem: 'TimeoutError' });
  expect(result.outcome.detail).toContain('may have taken effect');
});

test('an incomplete response is a timeout, too', async () => {
  const { send } = await benchAgainst((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"status_code":');
  }, 100);
  const result = await send();
  expect(result.outcome).toMatchObject({ kind: 'unanswered', problem: 'TimeoutError' });
  expect(only(result)?.response).toBeNull();
});

test('a connection that breaks during the response is explained', async () => {
  const { send } = await benchAgainst((request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"status_code":', () => request.socket.destroy());
  });
  const result = await send();
  expect(result.outcome).toMatchObject({
    kind: 'unanswered',
    sentence: 'The connection broke before the response was complete.',
  });
  expect(only(result)?.response).toBeNull();
});

test.each([
  ['half a JSON body', 200, '{"status_code":200,"request_'],
  ['a proxy’s error page', 502, '<html><h1>502 Bad Gateway</h1></html>'],
])('%s is shown as it came, with its status', async (_, status, body) => {
  const { send } = await benchAgainst((_request, response) => response.writeHead(status).end(body));
  const result = await send();
  expect(result.outcome).toMatchObject({ kind: 'unanswered', problem: 'unreadable' });
  expect(result.outcome.detail).toContain(String(status));
  expect(only(result)?.response).toMatchObject({ status, body });
});

test.each([301, 302, 307, 308])(
  'a redirect (%i) to another origin is not followed: not one byte arrives there',
  async (status) => {
    const other = await listen((_request, response) => response.end('{}'));
    let connections = 0;
    other.server.on('connection', () => (connections += 1));
    let asked = 0;
    const { send } = await benchAgainst((_request, response) => {
      asked += 1;
      response.writeHead(status, { location: `${other.url}/v1/b2b/stolen` }).end();
    });
    const result = await send();
    expect(result.outcome).toMatchObject({ kind: 'unanswered' });
    expect(result.outcome.sentence).toContain('returned a redirect, which this site doesn’t follow');
    expect(only(result)?.problem).toContain('redirect');
    expect([asked, connections]).toEqual([1, 0]);
  },
);
