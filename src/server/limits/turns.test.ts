import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createIdleWait } from './idle-wait.ts';
import { createTurns } from './turns.ts';

/** A response that closes, also if its client left before. */
function response() {
  const emitter = Object.assign(new EventEmitter(), { closed: false });
  const close = () => {
    emitter.closed = true;
    emitter.emit('close');
  };
  return { outgoing: emitter as unknown as ServerResponse, close };
}

/** Turns on an event loop that always has time. */
const turnsOf = (atATime: number) => createTurns(atATime, async () => {});

/** Lets everything start that can. */
const settle = () => new Promise<void>((done) => setImmediate(done));

test('each network is answered two requests at a time, networks in rotation and each in order', async () => {
  const { take } = turnsOf(2);
  const responses = Array.from({ length: 8 }, response);
  const answered: number[] = [];
  // The first five are of one network.
  responses.forEach(
    ({ outgoing }, i) => void take(i < 5 ? 'a' : 'b', outgoing).then((taken) => taken === 'turn' && answered.push(i)),
  );
  await settle();
  expect(answered).toEqual([0, 5, 1, 6]);
  // The client of the third has left, so its network's next turn goes to the fourth.
  for (const i of [2, 0, 5]) responses[i]?.close();
  await settle();
  expect(answered).toEqual([0, 5, 1, 6, 3, 7]);
  responses[1]?.close();
  await settle();
  expect(answered).toEqual([0, 5, 1, 6, 3, 7, 4]);
});

test('a network whose requests don’t end holds back no other network', async () => {
  const { take } = turnsOf(2);
  for (let n = 0; n < 5; n++) void take('slow', response().outgoing);
  for (let n = 0; n < 5; n++) {
    const { outgoing, close } = response();
    expect(await Promise.race([take('other', outgoing), settle()])).toBe('turn');
    close();
  }
});

test('a request that takes longer than a second gives its turn to the next, once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { take } = turnsOf(1);
  const [waiting, next, last] = [response(), response(), response()];
  const answered: string[] = [];
  await take('a', waiting.outgoing);
  void take('a', next.outgoing).then(() => answered.push('next'));
  void take('a', last.outgoing).then(() => answered.push('last'));
  await vi.advanceTimersByTimeAsync(999);
  expect(answered).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answered).toEqual(['next']);
  waiting.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(answered).toEqual(['next']);
  next.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(answered).toEqual(['next', 'last']);
});

test('a client that leaves gets no answer and takes no turn', async () => {
  const { take } = turnsOf(1);
  const [first, left, next] = [response(), response(), response()];
  expect(await take('a', first.outgoing)).toBe('turn');
  const inLine = take('a', left.outgoing);
  left.close();
  // Known before its turn would come.
  expect(await inLine).toBe('left');
  expect(await take('a', left.outgoing)).toBe('left');
  const waiting = take('a', next.outgoing);
  first.close();
  expect(await waiting).toBe('turn');
});

test('a request whose turn doesn’t come is told so after five seconds, and the next in line keeps its place', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let free = () => {};
  const { take } = createTurns(1, () => new Promise((resolve) => (free = resolve)));
  const late = take('a', response().outgoing);
  await vi.advanceTimersByTimeAsync(4000);
  const next = take('a', response().outgoing);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await late).toBe('late');
  free();
  expect(await next).toBe('turn');
});

test('a turn waits until the event loop was idle for half of the time, and at most for a quarter of a second', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let busyPart = 0.2;
  const whenIdle = createIdleWait(() => () => busyPart);
  await whenIdle();
  const started: string[] = [];
  busyPart = 0.6;
  void whenIdle().then(() => started.push('idle'));
  await vi.advanceTimersByTimeAsync(100);
  expect(started).toEqual([]);
  busyPart = 0.5;
  await vi.advanceTimersByTimeAsync(5);
  expect(started).toEqual(['idle']);
  busyPart = 1;
  void whenIdle().then(() => started.push('busy'));
  await vi.advanceTimersByTimeAsync(249);
  expect(started).toEqual(['idle']);
  await vi.advanceTimersByTimeAsync(1);
  expect(started).toEqual(['idle', 'busy']);
});

test('the event loop’s idle time lets a turn start, and its work holds it back', async () => {
  const whenIdle = createIdleWait();
  const started = performance.now();
  while (performance.now() < started + 50);
  const worked = performance.eventLoopUtilization();
  await whenIdle();
  expect(performance.eventLoopUtilization(worked).idle).toBeGreaterThan(5);
});
