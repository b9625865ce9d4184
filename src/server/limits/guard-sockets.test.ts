import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listen, portOf, stop } from '../http/listen.ts';
import { guardSockets } from './guard-sockets.ts';

async function guarded(timeout: number, perNetwork = 100) {
  const servers = await listen(
    (request, response) => void request.on('end', () => response.end('x')).resume(),
    0,
    '127.0.0.1',
  );
  onTestFinished(() => stop(servers, 0));
  guardSockets(servers, { timeout, perNetwork }, () => false);
  return { servers, port: portOf(servers) };
}

const closed = (socket: ReturnType<typeof connect>) =>
  new Promise<void>((done) => void socket.on('error', () => {}).on('close', () => done()));

test('a client that doesn’t read its response is disconnected', async () => {
  const servers = await listen((_, response) => void response.end('x'.repeat(50_000_000)), 0, '127.0.0.1');
  onTestFinished(() => stop(servers, 0));
  guardSockets(servers, { timeout: 100, perNetwork: 10 }, () => false);
  const ended = new Promise<void>((done) => servers[0]?.on('connection', (socket) => socket.on('close', () => done())));
  const socket = connect(portOf(servers), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {}).pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await ended;
});

test('a client that stops in the middle of its request is disconnected', async () => {
  const { port } = await guarded(100);
  for (const sent of ['GET / HT', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc']) {
    const socket = connect(port, '127.0.0.1');
    socket.resume().write(sent);
    await closed(socket);
  }
});

test('connections of one network beyond the limit are closed', async () => {
  const { port, servers } = await guarded(60_000, 3);
  const sockets = Array.from({ length: 6 }, () => connect(port, '127.0.0.1'));
  onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
  const ends = sockets.map(closed);
  await Promise.race(ends);
  await Promise.any([Promise.all(ends.slice(3)), Promise.all(ends.slice(0, 3))]);
  expect(await new Promise((count) => servers[0]?.getConnections((_, open) => count(open)))).toBe(3);
});
