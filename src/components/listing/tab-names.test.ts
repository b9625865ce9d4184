import { expect, test } from 'vitest';
import { tabNames } from './tab-names.ts';

test('a tab has the name of its file', () => {
  expect(tabNames(['src/a/send.ts', 'src/a/app/signup.ts'])).toEqual(['send.ts', 'signup.ts']);
});

test('of two files of one name the inner one is named with its folder', () => {
  expect(tabNames(['src/a/create-token.ts', 'src/a/app/create-token.ts', 'src/a/api.ts'])).toEqual([
    'create-token.ts',
    'app/create-token.ts',
    'api.ts',
  ]);
});

test('the build stops before two tabs share a name', () => {
  expect(() => tabNames(['a/x/same.ts', 'b/x/same.ts'])).toThrow('Two tabs share a name');
});
