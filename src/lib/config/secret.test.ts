import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret.ts';

const secret = new Secret('hunter2');

test('only reveal() returns a secret', () => {
  expect(secret.reveal()).toBe('hunter2');
});

test.each([
  ['printed', `${secret}`],
  ['serialised', JSON.stringify({ secret })],
  ['inspected', inspect({ secret }, { showHidden: true, depth: 5 })],
  ['spread', JSON.stringify({ ...secret })],
])('a secret that is %s shows nothing', (_, text) => {
  expect(text).not.toContain('hunter2');
});
