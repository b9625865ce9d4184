import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf, failuresOfPlaywright, failuresOfVitest, sumUp } from './failures.ts';
import { root } from './paths.mjs';

test('a failed test is named by its file and title, with what it said; one that passed is not', () => {
  const assertionResults = [
    { fullName: 'it works', status: 'passed', failureMessages: [] },
    {
      fullName: 'it fails',
      status: 'failed',
      failureMessages: ['\u001b[31mAssertionError: 1 is not 2\u001b[39m\n at x'],
    },
  ];
  const testResults = [{ name: join(root, 'src/a.test.ts'), status: 'failed', assertionResults }];
  expect(failuresOfVitest({ testResults })).toEqual([
    'src/a.test.ts › it fails\n    AssertionError: 1 is not 2\n     at x',
  ]);
});

test('a file that fails before its first test is named by itself', () => {
  const testResults = [
    { name: join(root, 'a.test.ts'), status: 'failed', message: 'No such import', assertionResults: [] },
  ];
  expect(failuresOfVitest({ testResults })).toEqual(['a.test.ts\n    No such import']);
});

test('a browser test is found within its group, and an error between two tests is said, too', () => {
  const spec = (ok: boolean, message: string) => ({
    title: 'it fails',
    file: 'a.spec.ts',
    line: 7,
    ok,
    tests: [{ results: [{ errors: [{ message }] }] }],
  });
  const inner = { title: 'a group', specs: [spec(false, 'Error: no such button')] };
  const suites = [{ title: 'a.spec.ts', specs: [spec(true, 'passed at the second try')], suites: [inner] }];
  expect(failuresOfPlaywright({ suites, errors: [{ value: "'thrown'" }] })).toEqual([
    "in no test\n    'thrown'",
    'a.spec.ts:7 › it fails\n    Error: no such button',
  ]);
});

test('of a long message the beginning is kept, of a tool’s output the end, and of many failures the first', () => {
  const long = Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\n');
  const [said = ''] = failuresOfPlaywright({ suites: [], errors: [{ message: long }] });
  expect(said).toContain('line 11');
  expect(said).not.toContain('line 12');
  expect(endOf(long)).toContain('line 29');
  expect(endOf(long)).not.toContain('line 17');
  const many = sumUp([{ part: 'unit', said: Array.from({ length: 25 }, (_, n) => `test ${n}`) }]).split('\n');
  expect(many).toHaveLength(21);
  expect(many.at(0)).toBe('✗ unit: test 0');
  expect(many.at(-1)).toBe('✗ unit: and 5 more');
});
