import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
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

test('a network’s requests are answered two at a time and in order, and another network doesn’t wait', async () => {
  const { take } = createTurns(2);
  const responses = Array.from({ length: 5 }, response);
  const answered: number[] = [];
  const all = responses.map(({ outgoing }, i) => take('a', outgoing).then(() => void answered.push(i)));
  await take('b', response().outgoing);
  expect(answered).toEqual([0, 1]);
  // The client of the third has left, so its turn goes to the fourth.
  responses[2]?.close();
  responses[1]?.close();
  await all[3];
  expect(answered).toEqual([0, 1, 2, 3]);
  responses[0]?.close();
  await Promise.all(all);
  responses.slice(3).forEach(({ close }) => close());
  // All turns are free again.
  const again = Array.from({ length: 2 }, response);
  await Promise.all(again.map(({ outgoing }) => take('a', outgoing)));
});

test('a request that takes longer than a second gives its turn to the next, once', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { take } = createTurns(1);
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
  const { take } = createTurns(1);
  const [first, left, next] = [response(), response(), response()];
  expect(await take('a', first.outgoing)).toBe(true);
  const inLine = take('a', left.outgoing);
  left.close();
  // Known before its turn would come.
  expect(await inLine).toBe(false);
  expect(await take('a', left.outgoing)).toBe(false);
  const waiting = take('a', next.outgoing);
  first.close();
  expect(await waiting).toBe(true);
});
