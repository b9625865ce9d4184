import { expect, test } from 'vitest';
import { stytchB2b } from '../../../../guides/stytch-b2b/outline.ts';
import { stytchActions } from './index.ts';

test('every action of the outline can be run, and nothing else can', () => {
  const named = stytchB2b.steps.flatMap((step) => step.actions.map((action) => `${step.id}/${action.id}`));
  expect(Object.keys(stytchActions).sort()).toEqual(named.sort());
});
