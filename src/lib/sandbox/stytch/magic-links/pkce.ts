import { fail } from '../errors.ts';
import { hash } from '../../core/ids.ts';

/** Returns the challenge of a verifier: base64url of its SHA-256 (RFC 7636, section 4.2). */
export const challengeOf = (verifier: string | undefined): string | null =>
  verifier === undefined ? null : hash(verifier);

/**
 * Checks that a verifier matches the challenge. Either both sides of a flow use PKCE, or neither.
 * @throws {StytchError} when they don't match
 */
export function checkChallenge(challenge: string | null, verifier: string | undefined): void {
  if (challenge === null && verifier !== undefined) fail('pkce_did_not_expect_code_verifier');
  if (challenge !== null && verifier === undefined) fail('pkce_expected_code_verifier');
  if (challenge !== challengeOf(verifier)) fail('pkce_mismatch');
}
