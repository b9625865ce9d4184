import { expect, test } from 'vitest';
import { findStep } from '../guides/index.ts';
import type { Bench, Reader } from './index.ts';
import { run, startBench } from './testing/start-bench.ts';

const MINUTES_61 = 61 * 60;
const kinds = async (bench: Bench, reader: Reader, step: string) =>
  (await bench.state(reader, 'stytch-b2b', step)).holdings.map(({ kind }) => kind).sort();

function stepOf(guideId: string, stepId: string) {
  const place = findStep(guideId, stepId);
  if (!place) throw new Error(`no step ${stepId}`);
  return place;
}

test('a step that starts over loses what it gave and what was typed in it; the others keep theirs', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'choose', 'create', { name: 'Hopper' });
  const { cookies } = await bench.startOver(reader, { scope: 'step', ...stepOf('stytch-b2b', 'choose') });
  expect(cookies.join()).toMatch(/app_session=;/);
  const { done, prefill, last_run, holdings } = await bench.state(reader, 'stytch-b2b', 'choose');
  expect({ last_run, holdings }).toEqual({ last_run: null, holdings: [] });
  expect(prefill.name).toBeUndefined();
  expect(done).toContain('discover');
  expect(done).not.toContain('choose');
  expect((await run(bench, reader, 'choose', 'create')).outcome.kind).toBe('done');
});

test('a guide that starts over leaves the sandbox project and the other guide as they are', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'set-up', 'create');
  const { guide } = stepOf('passwordless', 'preflight');
  await bench.startOver(reader, { scope: 'guide', guide });
  expect((await bench.state(reader, 'stytch-b2b', 'set-up')).done).toEqual(['set-up']);
  await bench.startOver(reader, { scope: 'guide', guide: stepOf('stytch-b2b', 'set-up').guide });
  expect((await bench.state(reader, 'stytch-b2b', 'set-up')).done).toEqual([]);
  const { outcome } = await run(bench, reader, 'set-up', 'create');
  expect(outcome.sentence).toContain('Acme, which you created before.');
});

test('the actions of a step are marked one by one, then the step, and all are forgotten with it', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const { guide, step } = stepOf('everyday-login', 'second-factor');
  const done = async () => (await bench.state(reader, guide.id, step.id)).done.filter((id) => id.startsWith(step.id));
  for (const id of ['require', 'log-in', 'enroll']) {
    const [action] = step.actions.filter((one) => one.id === id);
    if (!action) throw new Error(`${step.id} has no ${id}.`);
    await bench.prepare(reader, { guide, step, action });
    await bench.run(reader, { guide, step, action }, { email: 'ada@example.com' });
  }
  expect((await done()).sort()).toEqual(['second-factor/enroll', 'second-factor/log-in', 'second-factor/require']);
  const [last] = step.actions.filter(({ id }) => id === 'authenticate');
  if (!last) throw new Error('There is no code to enter.');
  await bench.run(reader, { guide, step, action: last }, {});
  expect(await done()).toContain('second-factor');
  await bench.startOver(reader, { scope: 'step', guide, step });
  expect(await done()).toEqual([]);
});

test('when the reader moves the clock, tokens and links expire; back in real time they are valid again', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'choose', 'exchange');
  expect(await kinds(bench, reader, 'choose')).toEqual(['session_jwt', 'session_token']);
  await bench.moveClock(reader, 6 * 60);
  expect(await kinds(bench, reader, 'choose')).toEqual(['session_token']);
  await bench.moveClock(reader, MINUTES_61);
  expect(await kinds(bench, reader, 'choose')).toEqual([]);
  const later = await bench.state(reader, 'stytch-b2b', 'logged-in-and-out');
  expect(later.clock_offset_ms).toBe((6 * 60 + MINUTES_61) * 1000);
  expect(Object.keys(later.missing)).toEqual(['authenticate', 'revoke']);
  // What is created there lives by that clock, too.
  await run(bench, reader, 'discover', 'authenticate');
  const [token] = (await bench.state(reader, 'stytch-b2b', 'discover')).holdings;
  expect(token?.kind).toBe('intermediate_session_token');
  expect((token?.expires_at ?? 0) - Date.now() - later.clock_offset_ms).toBeGreaterThan(9 * 60_000);
  await bench.moveClock(reader, 0);
  expect((await bench.state(reader, 'stytch-b2b', 'choose')).clock_offset_ms).toBe(0);
  expect(await kinds(bench, reader, 'choose')).toContain('session_token');
});
