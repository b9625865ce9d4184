import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listen, PortInUse, stop } from './listen.ts';

const portOf = (server: Server | undefined) => (server?.address() as AddressInfo).port;

/** Listens on any free port. */
async function takePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return portOf(server);
}

test.each(['127.0.0.1', '::1'])('a port in use on %s is an error that names PORT', async (host) => {
  const port = await takePort(host);
  const refused: unknown = await listen(() => {}, port).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PortInUse);
  expect((refused as PortInUse).message).toBe(
    `Port ${port} is in use. Choose another with PORT, for example: PORT=${port + 1} npm start`,
  );
});

test('both addresses of localhost are answered', async () => {
  const port = await takePort('127.0.0.1').then(async (taken) => {
    const [server] = await listen(() => {}, 0, '127.0.0.1');
    const free = portOf(server);
    await stop(server ? [server] : []);
    return free === taken ? free + 1 : free;
  });
  const servers = await listen((_, response) => response.end('here'), port);
  onTestFinished(() => stop(servers));
  for (const host of ['127.0.0.1', '[::1]']) {
    expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('here');
  }
});

test('an open request is answered before the server stops', async () => {
  let asked = () => {};
  const arrived = new Promise<void>((resolve) => (asked = resolve));
  let answer = () => {};
  const servers = await listen(
    (_, response) => {
      answer = () => void response.end('done');
      asked();
    },
    0,
    '127.0.0.1',
  );
  const response = fetch(`http://127.0.0.1:${portOf(servers[0])}/`);
  await arrived;
  // The connection stays open for more requests, which the stop doesn't wait for.
  const stopped = stop(servers, 60_000);
  answer();
  expect(await (await response).text()).toBe('done');
  await stopped;
});

test('a request that never ends doesn’t keep the server from stopping', async () => {
  let asked = () => {};
  const arrived = new Promise<void>((resolve) => (asked = resolve));
  const servers = await listen(() => asked(), 0, '127.0.0.1');
  const response = fetch(`http://127.0.0.1:${portOf(servers[0])}/`).catch((error: unknown) => error);
  await arrived;
  await stop(servers, 10);
  expect(await response).toBeInstanceOf(Error);
});

test.each(['203.0.113.7', 'http://localhost', 'no-such-host.invalid'])(
  'HOST=%s is an error that names HOST',
  async (host) => {
    await expect(listen(() => {}, 0, host)).rejects.toThrow(/^HOST is .*, which isn’t an address of this machine/);
  },
);
