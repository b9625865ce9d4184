import { expect, test } from 'vitest';
import { fromBase32, toBase32 } from './base32.ts';
import { codeAt, matchingStep, stepOf } from './totp-code.ts';

const secret = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, the last six of eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('computes the code of second %i as the standard does', (seconds, code) => {
  expect(codeAt(secret, stepOf(seconds * 1000))).toBe(code);
});

test('accepts a code one step early or late, and not two', () => {
  const now = 1_111_111_109_000;
  const code = codeAt(secret, stepOf(now));
  expect(
    [-60, -30, 0, 30, 60].map((seconds) => matchingStep(secret, code, now + seconds * 1000) === stepOf(now)),
  ).toEqual([false, true, true, true, false]);
});

test('encodes a secret as authenticator apps read it', () => {
  expect(toBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(fromBase32('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')).toEqual(secret);
});
