import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { storeReason } from './store-reason.ts';

const failed = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('SQLite’s reason is that of its result code, without the statement or its values', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('create table people (email text primary key); pragma max_page_count = 2');
  const full = failed(() => db.exec(`insert into people values ('${'ada@example.com'.repeat(10_000)}')`));
  expect(storeReason(full)).toBe('database or disk is full');
});

test.each([
  ['57P01', 'terminating connection due to administrator command', true],
  ['53300', 'sorry, too many clients already', true],
  ['57014', 'canceling statement due to statement timeout', true],
  ['22P02', 'invalid input syntax for type bigint: "ada@example.com"', false],
])('PostgreSQL’s reason is given unless it may quote a value: %s', (code, message, isGiven) => {
  expect(storeReason(Object.assign(new Error(message), { code }))).toBe(isGiven ? message : undefined);
});

test('other errors have no such reason', () => {
  expect(storeReason(new TypeError('x is not a function'))).toBeUndefined();
  expect(storeReason('a string')).toBeUndefined();
});
