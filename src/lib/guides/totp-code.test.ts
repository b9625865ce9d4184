import { expect, test } from 'vitest';
import { totpCode } from './totp-code.ts';

/** The secret of RFC 6238, appendix B: "12345678901234567890". */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('after %i seconds, the code is the one of RFC 6238', async (seconds, code) => {
  expect(await totpCode(SECRET, seconds * 1000)).toBe(code);
});
