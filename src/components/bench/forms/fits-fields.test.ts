import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { findStep } from '../../../lib/guides/index.ts';
import { fitsFields } from './fits-fields.ts';

const actions = findStep('stytch-b2b', 'ask-for-a-link')?.step.actions ?? [];
const done: RunResult['outcome'] = { kind: 'done', sentence: 'Sent.' };

test('a page that is opened again shows what its main action came to', () => {
  expect(fitsFields(actions, { action: 'send', outcome: done })).toBe(true);
});

test('it blames no value that is no longer in the field', () => {
  const outcome: RunResult['outcome'] = { kind: 'invalid', field: 'email', sentence: 'It has no @.' };
  expect(fitsFields(actions, { action: 'send', outcome })).toBe(false);
});

test('it shows no failure on purpose, and no action that another version of this site had', () => {
  const demo = actions.find(({ demonstratesFailure }) => demonstratesFailure)?.id ?? '';
  expect(fitsFields(actions, { action: demo, outcome: done })).toBe(false);
  expect(fitsFields(actions, { action: 'gone', outcome: done })).toBe(false);
});
