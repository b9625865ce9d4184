import { fail } from '../errors.ts';
import { hash } from '../../core/ids.ts';

/** The challenge that a verifier answers: base64url of its SHA-256 (RFC 7636, section 4.2). */
export const challengeOf = (verifier: string | undefined): string | null =>
  verifier === undefined ? null : hash(verifier);

/** Throws what does not fit; both ends of a flow use PKCE or none does. */
export function checkChallenge(challenge: string | null, verifier: string | undefined): void {
  if (challenge === null && verifier !== undefined) fail('pkce_did_not_expect_code_verifier');
  if (challenge !== null && verifier === undefined) fail('pkce_expected_code_verifier');
  if (challenge !== challengeOf(verifier)) fail('pkce_mismatch');
}
