import { z } from 'zod';
import { fail } from '../errors.ts';

type Claims = Record<string, unknown>;

/** Standard claims are ignored (official description). */
const RESERVED = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);
const LIMIT = 4 * 1024;

const isStytchs = (name: string) => name.startsWith('https://stytch.com/');
const isTooLarge = (claims: Claims) => Buffer.byteLength(JSON.stringify(claims)) > LIMIT;

/** The field for custom claims. Merged with a session's existing claims, they may still be too large. */
export const customClaims = z
  .record(z.string(), z.unknown(), 'invalid_request_value')
  .refine((claims) => !Object.keys(claims).some(isStytchs), 'stytch_claims_in_custom_claims')
  .refine((claims) => !isTooLarge(merged({}, claims)), 'custom_claims_too_large');

/**
 * Merges custom claims: null removes a claim, reserved names are ignored.
 * @throws {StytchError} when the result is larger than 4 KB
 */
export function mergeClaims(before: Claims, changes: Claims | undefined): Claims {
  if (!changes) return before;
  const claims = merged(before, changes);
  return isTooLarge(claims) ? fail('custom_claims_too_large') : claims;
}

function merged(before: Claims, changes: Claims): Claims {
  const claims = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(changes)) {
    if (RESERVED.has(name)) continue;
    if (value === null) claims.delete(name);
    else claims.set(name, value);
  }
  return Object.fromEntries(claims);
}
