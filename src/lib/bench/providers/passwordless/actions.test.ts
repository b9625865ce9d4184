import { expect, test } from 'vitest';
import { passwordless } from '../../../guides/passwordless/outline.ts';
import { passwordlessActions } from './actions.ts';
import { ceremonies } from './ceremonies.ts';

const places = passwordless.steps.flatMap((step) => step.actions.map((action) => ({ step, action })));
const names = (inBrowser: boolean) =>
  places
    .filter(({ action }) => Boolean(action.inBrowser) === inBrowser)
    .map(({ step, action }) => `${step.id}/${action.id}`);

test('every action of the outline can be run, and nothing else can', () => {
  expect(Object.keys(passwordlessActions).sort()).toEqual(names(false).sort());
  expect(Object.keys(ceremonies).sort()).toEqual(names(true).sort());
});
