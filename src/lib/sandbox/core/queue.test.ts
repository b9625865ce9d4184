import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

test('work runs one after another, also after a failure, and too much of it is refused', async () => {
  const run = createQueue(3);
  let running = 0;
  const work = (fails: boolean) => async () => {
    expect((running += 1)).toBe(1);
    await Promise.resolve();
    running -= 1;
    if (fails) throw new Error('failed');
    return 'done';
  };
  const results = await Promise.allSettled([run(work(true)), run(work(false)), run(work(false)), run(work(false))]);
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
    'Error: failed',
    'done',
    'done',
    'Error: too_many_requests',
  ]);
  expect(await run(work(false))).toBe('done');
});
