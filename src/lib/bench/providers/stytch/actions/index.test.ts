import { expect, test } from 'vitest';
import { giverOf, guides } from '../../../../guides/index.ts';
import { stytchActions } from './index.ts';

const places = guides
  .filter(({ id }) => id === 'stytch-b2b')
  .flatMap((guide) => guide.steps.flatMap((step) => step.actions.map((action) => ({ guide, step, action }))));

test('every action a reader finds in the outline can be run, and nothing else can', () => {
  const named = places.map(({ step, action }) => `${step.id}/${action.id}`);
  expect(Object.keys(stytchActions).sort()).toEqual(named.sort());
});

test('whatever an action needs, a step up to its own gives', () => {
  const wanted = places.flatMap((place) =>
    [...place.action.needs, ...(place.action.prefers ?? [])].map((requirement) => ({ requirement, ...place })),
  );
  expect(wanted).not.toHaveLength(0);
  for (const { requirement, guide, step, action } of wanted) {
    const giver = giverOf(guide, requirement, step);
    expect(giver, `${step.id}/${action.id} needs ${requirement}`).toBeDefined();
    expect(giver?.action, `${step.id}/${action.id} gives itself ${requirement}`).not.toBe(action);
  }
});
