import { createServer, request as ask, type RequestOptions } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { quietLog } from '../../../log/log.ts';
import { makeSandbox } from '../../testing/sandbox.ts';
import { toNodeListener } from './node-listener.ts';

/** A sandbox on a port, and requests that no HTTP client would send. */
async function start() {
  const { handle, project } = await makeSandbox();
  const answered: Promise<void>[] = [];
  const listener = toNodeListener(handle, quietLog);
  const server = createServer((request, response) => void answered.push(listener(request, response)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  const { authorization, control, keys } = await project().then(async (made) => ({
    ...made,
    keys: (await made.control('GET', 'passwordless')).body,
  }));
  const send = (options: RequestOptions, chunks: string[] = []) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const sending = ask({ host: '127.0.0.1', port, headers: { authorization }, ...options }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      }).on('error', reject);
      for (const chunk of chunks) sending.write(chunk);
      sending.end();
    });
  return { send, port, authorization, answered, control, keys };
}

const SEND = '/v1/b2b/magic_links/email/discovery/send';

test('a body without a declared length is limited while it arrives', async () => {
  const { send } = await start();
  const path = SEND;
  expect((await send({ method: 'POST', path }, ['{"email_address":', '"ada@example.com"}'])).status).toBe(200);
  const tooLong = await send({ method: 'POST', path }, ['{"a":"', 'x'.repeat(40_000), 'x'.repeat(40_000), '"}']);
  expect(tooLong.text).toContain('larger than 64 KB');
});

test('a request target may be a whole URL, as through a proxy', async () => {
  const { send } = await start();
  const { status, text } = await send({ path: 'http://somewhere.example/_sandbox/messages?limit=1' });
  expect([status, JSON.parse(text)]).toEqual([200, { messages: [] }]);
});

test('a HEAD returns what a GET would, without the body', async () => {
  const { send } = await start();
  expect(await send({ method: 'HEAD', path: '/_sandbox/messages' })).toEqual({ status: 200, text: '' });
});

test('a path in another notation means the same', async () => {
  const { send } = await start();
  for (const path of [
    '/_sandbox/mess%61ges',
    '/%5Fsandbox/messages',
    '/_sandbox/./messages',
    '/x/../_sandbox/messages',
  ])
    expect((await send({ path })).status, path).toBe(200);
  const named = await send({ path: '/v1/b2b/organizations/glob%65x' });
  expect(JSON.parse(named.text)).toMatchObject({ organization: { organization_slug: 'globex' } });
  for (const path of [
    '/_sandbox',
    '/passwordless',
    '/v1/users',
    '/%zz',
    '//',
    '//v1',
    '//_sandbox/messages',
    '///v1/b2b/x',
  ])
    expect((await send({ path })).status, path).toBe(404);
});

test('a base URL that ends in a slash reaches the same operations', async () => {
  const { send, control } = await start();
  const { status, text } = await send({ path: '//v1/b2b/organizations/globex?x=1' });
  expect([status, JSON.parse(text)]).toMatchObject([200, { organization: { organization_slug: 'globex' } }]);
  // The record says what was sent.
  expect((await control('GET', 'calls')).body).toMatchObject({
    calls: [{ path: '//v1/b2b/organizations/globex?x=1' }],
  });
});

test('a byte order mark before a body is ignored by both providers', async () => {
  const { send, keys } = await start();
  const mark = '\ufeff';
  expect((await send({ method: 'POST', path: SEND }, [`${mark}{"email_address":"ada@example.com"}`])).status).toBe(200);
  const path = '/passwordless/alias';
  const headers = { ApiSecret: String(keys.api_secret) };
  expect((await send({ method: 'POST', path, headers }, [`${mark}{"userId":"u","aliases":[]}`])).status).toBe(204);
});

test('a caller who leaves while sending a body affects no other call', async () => {
  const { send, port, authorization, answered } = await start();
  const leaving = connect(port, '127.0.0.1');
  leaving.write(
    `POST ${SEND} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: 100\r\n\r\n{"email`,
  );
  await expect.poll(() => answered.length).toBe(1);
  leaving.destroy();
  await answered[0];
  expect((await send({ path: '/_sandbox/messages' })).status).toBe(200);
});

test('a call is recorded even if the caller left before the body was read', async () => {
  const { handle, project, db } = await makeSandbox();
  const { authorization, control } = await project();
  const answered: Promise<void>[] = [];
  const server = createServer(
    (request, response) => void answered.push(toNodeListener(handle, quietLog)(request, response)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  // Another transaction blocks the call at its first query, until the caller is gone.
  const gone = Promise.withResolvers<void>();
  const holding = db.transaction().execute(() => gone.promise);
  let socket: Socket | undefined;
  server.once('connection', (one: Socket) => (socket = one));
  const leaving = connect((server.address() as AddressInfo).port, '127.0.0.1');
  leaving.write(
    `POST ${SEND} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-length: 100\r\n\r\n{"email`,
  );
  await expect.poll(() => answered.length).toBe(1);
  const left = new Promise((closed) => socket?.once('close', closed));
  leaving.destroy();
  await left;
  gone.resolve();
  await holding;
  await answered[0];
  expect((await control('GET', 'calls')).body.calls).toHaveLength(1);
});

test('a response that cannot be written is logged, and closes the connection', async () => {
  const logged: unknown[] = [];
  const broken = async () => ({ status: 200, headers: { 'x-broken': 'a\nb' }, body: '' });
  const listener = toNodeListener(broken, { error: (...words: unknown[]) => void logged.push(words) });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  expect(logged).toHaveLength(1);
});
