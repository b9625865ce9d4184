import { fail } from './errors.ts';

/** Runs work that keeps a core busy one after another, so that no caller can use them all. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** Creates a queue. @param mostWaiting how much work may wait; more is refused with `too_many_requests` */
export function createQueue(mostWaiting: number): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= mostWaiting) fail('too_many_requests');
    waiting += 1;
    const turn = last.then(work, work).finally(() => (waiting -= 1));
    last = turn.catch(() => {});
    return turn;
  };
}
