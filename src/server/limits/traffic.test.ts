import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSite } from '../testing/site.ts';
import { createTraffic } from './traffic.ts';
import { createTurns } from './turns.ts';

/** A site as on the Internet, behind a proxy on this machine. */
const PUBLIC = { SITE_URL: 'https://learn.example', TRUSTED_PROXIES: '127.0.0.1' };
const ADA = { 'x-forwarded-for': '203.0.113.1' };
const BOB = { 'x-forwarded-for': '203.0.113.2' };

test.each([
  ['Stytch', '/v1/b2b/organizations/globex', { error_type: 'too_many_requests', status_code: 429 }],
  ['the control plane', '/_sandbox/messages', { error_type: 'too_many_requests', status_code: 429 }],
  ['Passwordless.dev', '/passwordless/credentials/list', { title: 'Too Many Requests', status: 429 }],
  ['the pages', '/api/bench/state', { error: expect.stringContaining('too many requests') as string }],
] as [string, string, object][])('%s answers a network that asks too often with 429', async (_, path, body) => {
  const { url } = await startSite({ ...PUBLIC, REQUESTS_PER_ADDRESS: '2' });
  const get = (headers: Record<string, string>) => fetch(url + path, { headers });
  expect([(await get(ADA)).status, (await get(ADA)).status]).not.toContain(429);
  const refused = await get(ADA);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject(body);
  expect((await get(BOB)).status).not.toBe(429);
});

test('on loopback nothing is counted', async () => {
  const { url } = await startSite({ REQUESTS_PER_ADDRESS: '1' });
  for (let i = 0; i < 5; i++) expect((await fetch(`${url}/v1/b2b/organizations/globex`)).status).toBe(401);
});

/** A request without a server. */
function exchange(headers: Record<string, string> = {}, url = '/') {
  const socket = { bytesWritten: 0, remoteAddress: '203.0.113.1' };
  const incoming = { socket, headers, url } as unknown as IncomingMessage;
  const outgoing = new EventEmitter() as unknown as ServerResponse;
  return {
    incoming,
    outgoing,
    answer: (bytes: number) => {
      socket.bytesWritten += bytes;
      outgoing.emit('close');
    },
  };
}

const limits = { requests: 1000, bytes: 1_000_000, openRequests: 2 };
const traffic = (changed: Partial<typeof limits>) =>
  createTraffic(
    { ...limits, ...changed },
    ({ socket }) => socket.remoteAddress ?? '',
    // The event loop always has time.
    createTurns(2, async () => {}),
  );

test('a network that received too many bytes waits, and so does one that sends too many', async () => {
  const { admit } = traffic({ bytes: 1000 });
  const first = exchange();
  expect(await admit(first.incoming, first.outgoing)).toBeNull();
  first.answer(2000);
  const second = exchange();
  expect(await admit(second.incoming, second.outgoing)).toBeGreaterThan(0);
  const sender = traffic({ bytes: 1000 });
  const large = exchange({ 'content-length': '5000' });
  expect(await sender.admit(large.incoming, large.outgoing)).toBeGreaterThan(0);
});

test('a network may have a limited number of open requests, and more streams', async () => {
  const { admit } = traffic({});
  const open = [exchange(), exchange(), exchange()] as const;
  const waits = await Promise.all(open.map(({ incoming, outgoing }) => admit(incoming, outgoing)));
  expect(waits).toEqual([null, null, 1000]);
  for (const each of open) each.answer(0);
  const next = exchange();
  expect(await admit(next.incoming, next.outgoing)).toBeNull();
  const streams = Array.from({ length: 10 }, () => exchange({}, '/api/bench/calls?since=1'));
  expect(await Promise.all(streams.map((each) => admit(each.incoming, each.outgoing)))).not.toContain(1000);
});

test('a busy network’s requests that only wait hold back the next one for a second, unless its client leaves', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { admit } = traffic({ requests: 10, openRequests: 10 });
  const ask = (each: ReturnType<typeof exchange>) => admit(each.incoming, each.outgoing);
  const quick = exchange();
  await ask(quick);
  quick.answer(0);
  const waits = [exchange(), exchange()].map(ask);
  expect(await Promise.all(waits)).toEqual([null, null]);
  const gone = exchange();
  const [send, left] = [ask(exchange()), ask(gone)];
  await vi.advanceTimersByTimeAsync(500);
  gone.answer(0);
  expect(await left).toBe('left');
  await vi.advanceTimersByTimeAsync(500);
  expect(await send).toBeNull();
});

test('a network that has been busy takes turns in the next window, too, and so do many requests in progress', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const inTurn = async (admit: ReturnType<typeof traffic>['admit']) => {
    // Of three requests at the same time, the third waits for a turn.
    const open = [exchange(), exchange(), exchange()];
    const answers: unknown[] = [];
    for (const each of open) void admit(each.incoming, each.outgoing).then((wait) => answers.push(wait));
    await vi.advanceTimersByTimeAsync(500);
    for (const each of open) each.answer(0);
    return answers.length < 3;
  };
  const { admit } = traffic({ requests: 30, openRequests: 64 });
  expect(await inTurn(admit)).toBe(false);
  expect(await inTurn(admit)).toBe(true);
  // 10 seconds after its first request it counts from zero, and is still remembered.
  await vi.advanceTimersByTimeAsync(9_200);
  expect(await inTurn(admit)).toBe(true);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await inTurn(admit)).toBe(false);
  const many = Array.from({ length: 8 }, () => exchange());
  const admitted: unknown[] = [];
  const calm = traffic({ openRequests: 64 });
  for (const each of many) void calm.admit(each.incoming, each.outgoing).then((wait) => admitted.push(wait));
  await vi.advanceTimersByTimeAsync(500);
  expect(admitted).toHaveLength(6);
});
