import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { findStep } from '../../../lib/guides/index.ts';
import { nextAction } from './next-action.ts';

type Outcome = RunResult['outcome'];

const done: Outcome = { kind: 'done', sentence: '' };
const invalid: Outcome = { kind: 'invalid', sentence: '', field: 'organization_id' };
const need = { what: 'a token', from: { guide: '', step: '', title: '' }, prepares: [] };

function shown(
  step: string,
  missing: string[],
  result: { action: string; outcome: Outcome } | null,
  done: string[] = [],
) {
  const place = findStep('everyday-login', step);
  if (!place) throw new Error(`There is no step ${step}.`);
  const marks = done.map((id) => `${step}/${id}`);
  return nextAction(place.step, { missing: Object.fromEntries(missing.map((id) => [id, need])), done: marks }, result)
    ?.id;
}

test('the first button stands out at the beginning, and after each success the next one', () => {
  const step = 'continue-with-google';
  expect(shown(step, ['authenticate', 'exchange'], null)).toBe('sign-in');
  expect(shown(step, ['exchange'], { action: 'sign-in', outcome: done })).toBe('authenticate');
  expect(shown(step, [], { action: 'authenticate', outcome: done })).toBe('exchange');
});

test('a button whose run failed still stands out', () => {
  expect(shown('continue-with-google', [], { action: 'exchange', outcome: invalid })).toBe('exchange');
});

test('after a failure on purpose, and on a new visit, the first one that is not done stands out', () => {
  const [step, done] = ['second-factor', ['require', 'log-in', 'enroll']];
  expect(shown(step, [], { action: 'wrong-code', outcome: invalid }, done)).toBe('authenticate');
  expect(shown(step, [], null, done)).toBe('authenticate');
  // What it needs has expired since.
  expect(shown(step, ['authenticate'], null, done)).toBe('require');
});

test('the first button is the one again after the last one, and after an optional run when all is done', () => {
  expect(shown('continue-with-google', [], { action: 'exchange', outcome: done })).toBe('sign-in');
  expect(shown('invite-a-colleague', [], { action: 'limit', outcome: done }, ['invite', 'accept'])).toBe('invite');
});

test('the action that an email makes possible stands out once it was opened', () => {
  expect(shown('invite-a-colleague', ['accept'], { action: 'invite', outcome: done }, ['invite'])).toBe('invite');
  expect(shown('invite-a-colleague', [], null, ['invite', 'accept'])).toBe('accept');
});
