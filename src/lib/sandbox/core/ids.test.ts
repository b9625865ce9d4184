import { expect, test } from 'vitest';
import { isToken, newToken } from './ids.ts';

test('tokens are unique and have the documented format', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.filter((token) => !isToken(token))).toEqual([]);
});
