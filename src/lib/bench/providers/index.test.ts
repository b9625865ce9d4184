import { expect, test } from 'vitest';
import { credentials } from '../../guides/credentials.ts';
import { giverOf, guides } from '../../guides/index.ts';
import { createProviders, providerOf } from './index.ts';

const context = { providers: createProviders() };

test.each(guides)('an action of $id can get what it needs from a step up to its own', (guide) => {
  const wanted = guide.steps.flatMap((step) =>
    step.actions.flatMap((action) =>
      [...action.needs, ...(action.prefers ?? [])].map((requirement) => ({ step, action, requirement })),
    ),
  );
  for (const { step, action, requirement } of wanted) {
    const giver = giverOf(guide, requirement, step);
    expect(giver, `${step.id}/${action.id} needs ${requirement}`).toBeDefined();
    expect(giver?.action, `${step.id}/${action.id} gives itself ${requirement}`).not.toBe(action);
  }
});

test.each(guides)('the bench can tell whether a reader meets each requirement of $id', (guide) => {
  const tokens = Object.entries(credentials).flatMap(([kind, of]) => (of.provider === guide.provider ? [kind] : []));
  const known = new Set<string>([...tokens, ...providerOf(context, guide.provider).facts]);
  const needed = guide.steps.flatMap(({ actions }) => actions.flatMap(({ needs }) => needs));
  expect(needed.filter((requirement) => !known.has(requirement))).toEqual([]);
});

test.each(guides)('an action of $id runs in the browser only if its provider has a part there', (guide) => {
  const inBrowser = guide.steps.some(({ actions }) => actions.some((action) => action.inBrowser));
  expect(providerOf(context, guide.provider).browser !== undefined).toBe(inBrowser);
});
