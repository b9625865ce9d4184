import { expect, test } from 'vitest';
import { guides } from './index.ts';

test.each(guides)('$id has words for everything that its steps need', ({ steps, requirements }) => {
  const needed = steps.flatMap(({ actions }) => actions.flatMap(({ needs, prefers = [] }) => [...needs, ...prefers]));
  expect(needed.filter((need) => !Object.hasOwn(requirements, need))).toEqual([]);
});

test('no two guides of a provider have a step of the same name, because its actions are found by it', () => {
  const names = guides.flatMap(({ provider, steps }) => steps.map(({ id }) => `${provider}/${id}`));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(guides)('every message in the diagram of $id is sent by a step of the guide', ({ flow, steps }) => {
  const known = steps.flatMap(({ id, actions }) => [id, ...actions.map((action) => `${id}/${action.id}`)]);
  expect(flow.flatMap(({ steps: sending }) => sending).filter((id) => !known.includes(id))).toEqual([]);
});

test.each(guides)('every message in the diagram of $id is said in words', ({ flow }) => {
  expect(flow.map(({ label }) => label).filter((label) => !/^[\p{L} :,’-]+$/u.test(label))).toEqual([]);
});
