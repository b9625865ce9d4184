import { expect, test } from 'vitest';
import { guides } from '../../../../guides/index.ts';
import { STYTCH } from '../id.ts';
import { stytchActions } from './index.ts';

test('every action of the outlines can be run, and nothing else can', () => {
  const steps = guides.filter(({ provider }) => provider === STYTCH).flatMap((guide) => guide.steps);
  const named = steps.flatMap((step) => step.actions.map((action) => `${step.id}/${action.id}`));
  expect(Object.keys(stytchActions).sort()).toEqual(named.sort());
});
