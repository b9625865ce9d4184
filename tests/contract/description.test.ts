import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/lib/sandbox/stytch/operations.ts';
import { OTHER_OPERATIONS } from '../../src/lib/sandbox/stytch/other-operations.ts';
import { officialOperations, readOfficial } from '../../src/lib/sandbox/testing/official.ts';

const official = readOfficial();
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

test.skipIf(!official)('every operation of the official description is emulated', () => {
  const all = official ? officialOperations(official) : [];
  const emulated = OPERATIONS.map(({ name, method, path }) => ({ name, method, path }));
  expect(emulated.sort(byName)).toEqual(all.sort(byName));
});

test.skipIf(!official)('the operations of other products are at the addresses of the official description', () => {
  for (const { method, path } of OTHER_OPERATIONS)
    expect(official?.paths[path], path).toHaveProperty(method.toLowerCase());
});
