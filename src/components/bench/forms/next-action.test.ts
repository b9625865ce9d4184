import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { findStep } from '../../../lib/guides/index.ts';
import { nextAction } from './next-action.ts';

type Outcome = RunResult['outcome'];

const done: Outcome = { kind: 'done', sentence: '' };
const invalid: Outcome = { kind: 'invalid', sentence: '', field: 'organization_id' };
const need = { what: 'a token', from: { guide: '', step: '', title: '' } };

function shown(step: string, missing: string[], result: { action: string; outcome: Outcome } | null) {
  const found = findStep('everyday-login', step);
  if (!found) throw new Error(`There is no step ${step}.`);
  return nextAction(found.step, Object.fromEntries(missing.map((id) => [id, need])), result)?.id;
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

test('the first button stands out again after the last one, and after a run that is optional', () => {
  expect(shown('continue-with-google', [], { action: 'exchange', outcome: done })).toBe('sign-in');
  expect(shown('invite-a-colleague', [], { action: 'limit', outcome: done })).toBe('invite');
});

test('what an email gives stands out once it was opened', () => {
  expect(shown('invite-a-colleague', ['accept'], { action: 'invite', outcome: done })).toBe('invite');
  expect(shown('invite-a-colleague', [], null)).toBe('accept');
});
