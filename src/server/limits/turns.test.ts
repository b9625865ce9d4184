import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
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
