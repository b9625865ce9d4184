import { describe, expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, none, settle } from './reports.ts';

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

describe('counting', () => {
  test('skipped and planned tests are skipped', () => {
    expect(countVitest(vitest)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });

  test('a file that fails before its first test is a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest({ ...vitest, testResults }).failed).toBe(1);
  });

  test('a file with a failed test is not counted twice', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(countVitest({ ...vitest, numFailedTests: 1, testResults }).failed).toBe(1);
  });

  test('a browser test that passed on the second try has passed', () => {
    const stats = { expected: 2, flaky: 1, unexpected: 1, skipped: 1 };
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });
});

describe('settling', () => {
  test.each([
    ['no report', true, undefined, { ...none, failed: 1 }],
    ['an error exit without a failed test', false, { ...none, passed: 3 }, { ...none, passed: 3, failed: 1 }],
    ['an error exit with failed tests', false, { ...none, failed: 2 }, { ...none, failed: 2 }],
    ['no test run', true, none, { ...none, failed: 1 }],
    ['a clean exit', true, { ...none, passed: 3 }, { ...none, passed: 3 }],
  ])('%s', (_, exitedWell, counts, expected) => {
    expect(settle(exitedWell, counts)).toEqual(expected);
  });
});

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
  expect(closingLine({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
});
