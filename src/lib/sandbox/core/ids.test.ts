import { expect, test } from 'vitest';
import { isToken, newToken } from './ids.ts';

test('no two tokens are alike, and all have the documented shape', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  expect(tokens.filter((token) => !isToken(token))).toEqual([]);
});
