import { createServer, request as ask, type RequestOptions } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { makeSandbox } from '../testing/sandbox.ts';
import { asListener } from './node.ts';

/** A sandbox behind a socket, and requests that a web client would not make. */
async function start() {
  const { answer, project } = await makeSandbox();
  const answered: Promise<void>[] = [];
  const listener = asListener(answer);
  const server = createServer((request, response) => void answered.push(listener(request, response)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  const { authorization } = await project();
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
  return { send, port, authorization, answered };
}

const SEND = '/v1/b2b/magic_links/email/discovery/send';

test('a body that does not say how long it is is counted as it comes', async () => {
  const { send } = await start();
  const path = SEND;
  expect((await send({ method: 'POST', path }, ['{"email_address":', '"ada@example.com"}'])).status).toBe(200);
  const tooLong = await send({ method: 'POST', path }, ['{"a":"', 'x'.repeat(40_000), 'x'.repeat(40_000), '"}']);
  expect(tooLong.text).toContain('larger than 64 KB');
});

test('a request may name the whole address, as one that goes through a proxy does', async () => {
  const { send } = await start();
  const { status, text } = await send({ path: 'http://somewhere.example/_sandbox/messages?limit=1' });
  expect([status, JSON.parse(text)]).toEqual([200, { messages: [] }]);
});

test('a HEAD is answered as a GET would be, without the body', async () => {
  const { send } = await start();
  expect(await send({ method: 'HEAD', path: '/_sandbox/messages' })).toEqual({ status: 200, text: '' });
});

test('whoever leaves amid a body disturbs nobody', async () => {
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
