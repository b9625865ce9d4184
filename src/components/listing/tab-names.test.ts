import { expect, test } from 'vitest';
import { tabNames } from './tab-names.ts';

const namesOf = (files: string[]) => tabNames(files.map((file) => ({ file })));

test('a tab has the name of its file', () => {
  expect(namesOf(['src/a/send.ts', 'src/a/app/signup.ts'])).toEqual(['send.ts', 'signup.ts']);
});

test('two files with one name are told apart by the folder of the inner one', () => {
  expect(namesOf(['src/a/create-token.ts', 'src/a/app/create-token.ts', 'src/a/api.ts'])).toEqual([
    'create-token.ts',
    'app/create-token.ts',
    'api.ts',
  ]);
});

test('the build stops before two tabs share a name', () => {
  expect(() => namesOf(['a/x/same.ts', 'b/x/same.ts'])).toThrow('Two tabs share a name');
});

test('two regions of one file are told apart by their names', () => {
  expect(
    tabNames([
      { file: 'a/login.py', part: 'dashboard' },
      { file: 'a/login.py', part: 'logout' },
    ]),
  ).toEqual(['login.py: dashboard', 'login.py: logout']);
});
