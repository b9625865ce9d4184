import { expect, test } from 'vitest';
import { everydayLogin } from '../../guides/everyday-login/outline.ts';
import { findAction } from '../../guides/index.ts';
import { run, startBench } from '../testing/start-bench.ts';

test('a reader who took Stytch down reads that, in each of its guides and nowhere else', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await bench.setDown(reader, everydayLogin, true);
  const { outcome } = await run(bench, reader, 'see-it-happen', 'send');
  expect(outcome).toMatchObject({
    kind: 'unanswered',
    problem: 'taken_down',
    sentence: 'Stytch is down in your sandbox, because you took it down.',
  });
  const other = findAction('passwordless', 'create-a-token', 'create');
  if (!other) throw new Error('no such action');
  expect((await bench.run(reader, other, { alias: 'ada@example.com' })).value.outcome.kind).toBe('done');
  await bench.setDown(reader, everydayLogin, false);
  expect((await run(bench, reader, 'see-it-happen', 'send')).outcome.kind).toBe('done');
});
