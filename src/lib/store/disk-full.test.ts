import { expect, test } from 'vitest';
import { isDiskFull } from './disk-full.ts';

test.each([
  ['SQLite', { errcode: 13 }, true],
  ['SQLite, whose shared memory can’t grow', { errcode: 4874 }, true],
  ['PostgreSQL', { code: '53100' }, true],
  ['PostgreSQL without connections', { code: '53300' }, false],
  ['SQLite on another error', { errcode: 1 }, false],
])('a full disk is told from other errors: %s', (_, more, isFull) => {
  expect(isDiskFull(Object.assign(new Error('x'), more))).toBe(isFull);
});
