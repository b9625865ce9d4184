import { expect, test } from 'vitest';
import { findAction, giverOf } from '../../../guides/index.ts';
import { passwordless } from '../../../guides/passwordless/outline.ts';
import { passwordlessActions } from './actions.ts';
import { ceremonies } from './ceremonies.ts';

const places = passwordless.steps.flatMap((step) => step.actions.map((action) => ({ step, action })));
const names = (inBrowser: boolean) =>
  places
    .filter(({ action }) => Boolean(action.inBrowser) === inBrowser)
    .map(({ step, action }) => `${step.id}/${action.id}`);

test('every action a reader finds in the outline can be run, and nothing else can', () => {
  expect(Object.keys(passwordlessActions).sort()).toEqual(names(false).sort());
  expect(Object.keys(ceremonies).sort()).toEqual(names(true).sort());
});

test('whatever an action needs, a step up to its own gives', () => {
  for (const { step, action } of places) {
    for (const requirement of action.needs) {
      const giver = giverOf(passwordless, requirement, step);
      expect(giver, `${step.id}/${action.id} needs ${requirement}`).toBeDefined();
      expect(giver?.action).not.toBe(action);
    }
  }
  expect(findAction('passwordless', 'register')?.action.inBrowser).toBe('register');
});
