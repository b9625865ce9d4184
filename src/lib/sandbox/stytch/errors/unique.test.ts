import { expect, test } from 'vitest';

test('no two resources define the same error, since one would silently win', () => {
  const modules = import.meta.glob<Record<string, Record<string, unknown>>>('./!(*.test).ts', { eager: true });
  const types = Object.values(modules).flatMap((module) =>
    Object.values(module).flatMap((errors) => Object.keys(errors)),
  );
  expect(types.length).toBeGreaterThan(300);
  expect(types.filter((type, at) => types.indexOf(type) !== at)).toEqual([]);
});
