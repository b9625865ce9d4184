import { fail } from './errors.ts';

/** Standard claims cannot be set; they are ignored, as the official description says. */
const RESERVED = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);
const LIMIT = 4 * 1024;

/**
 * The custom claims of a session after a call: a value sets, null deletes, reserved names are ignored, and all together
 * stay under four kilobytes.
 */
export function mergeClaims(
  before: Record<string, unknown>,
  given: Record<string, unknown> | undefined,
): Record<string, unknown> {
  if (!given) return before;
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('https://stytch.com/')) fail('stytch_claims_in_custom_claims');
    if (RESERVED.has(name)) continue;
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  const claims = Object.fromEntries(merged);
  if (Buffer.byteLength(JSON.stringify(claims)) >= LIMIT) fail('custom_claims_too_large');
  return claims;
}
