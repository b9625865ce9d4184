import { expect, test } from 'vitest';
import { run, startBench } from '../../../../testing/start-bench.ts';

test('after a check six minutes later the reader’s JWT is still one that passes without a call', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const step = 'check-without-a-call';
  expect((await run(bench, reader, step, 'later')).outcome.kind).toBe('done');
  const { holdings } = await bench.state(reader, 'everyday-login', step);
  const jwt = holdings.find(({ kind }) => kind === 'session_jwt');
  expect(jwt?.expires_at).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
  const { outcome, exchanges } = await run(bench, reader, step, 'check-jwt');
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(exchanges).toEqual([]);
});
