import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { randomBytes } from 'node:crypto';
import { fail } from '../errors.ts';
import type { RegisterSession, RegisterToken } from '../tokens/contents.ts';
import { AUTHENTICATOR_TYPES, comparableOrigin, inWords, USER_VERIFICATION } from '../ceremony-options.ts';

/*
 * Only imported when it's needed: the WebAuthn library takes a tenth of a second to load, and some 15 MB.
 */

/** Supported algorithms, in the service's order of preference (docs/passwordless.md, "Begin registration"). */
const ALGORITHMS = [-8, -7, -257, -37, -35, -258, -38, -36, -259, -39];

/** The first hint also selects the kind of authenticator (docs/passwordless.md, "Register token"). */
const ATTACHMENT_OF_HINT: Record<string, 'platform' | 'cross-platform'> = {
  'security-key': 'cross-platform',
  'client-device': 'platform',
  hybrid: 'cross-platform',
};

/**
 * Makes the options for the browser's `create` call. Unknown values in a token are only refused here.
 * @param known ids of the user's existing passkeys
 * @throws {Problem} for an unknown value
 */
export async function registrationOptions(token: RegisterToken, rpId: string, known: string[]) {
  const userVerification = oneOf(token.userVerification, USER_VERIFICATION, 'userVerification');
  const type = oneOf(token.authenticatorType, AUTHENTICATOR_TYPES, 'authenticatorType');
  const attachment = ATTACHMENT_OF_HINT[token.hints[0] ?? ''] ?? (type === 'any' ? undefined : type);
  const options = await generateRegistrationOptions({
    // A null name once broke a password manager (docs/passwordless.md, "Begin registration").
    rpName: rpId,
    rpID: rpId,
    userName: token.username,
    userID: new Uint8Array(Buffer.from(token.userId)),
    userDisplayName: token.displayName,
    challenge: new Uint8Array(randomBytes(16)),
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: {
      residentKey: token.discoverable ? 'required' : 'discouraged',
      userVerification,
      ...(attachment && { authenticatorAttachment: attachment }),
    },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { ...options, attestationFormats: [], hints: token.hints };
}

/** Returns one of the known values; for an empty one, the default, which comes first. */
function oneOf<T extends string>(value: string, known: readonly [T, ...T[]], name: string): T {
  if (value === '') return known[0];
  const match = known.find((each) => each === value.toLowerCase());
  return match ?? fail('invalid_argument', { title: `${name} must be ${inWords(known)}, not '${value}'.` });
}

/** The browser's response, with names in the library's case. */
export interface RegistrationResponse {
  id: string;
  rawId: string;
  type: string;
  clientExtensionResults: { credProps?: { rk?: boolean | undefined } | undefined };
  response: { attestationObject: string; clientDataJSON: string };
}

/**
 * Accepted attestation formats. The library checks the others (`apple`, `android-key`, `android-safetynet`) against
 * vendor certificates and may fetch a revocation list from a URL in a certificate. A public sandbox must not fetch
 * anything that a visitor names. Browsers don't send those formats anyway, because the options only ask for `none`.
 */
const FORMATS = ['none', 'packed', 'fido-u2f', 'tpm'];

/** The longest credential id that WebAuthn allows (level 3, section 4, "Credential ID"). */
const LONGEST_ID = 1023;

/**
 * Verifies a new passkey. All checks are the library's: type, challenge, origin, RP ID, presence, verification, key
 * type, attestation. The origin must be the one in the same request, because the service has no list of origins
 * (docs/passwordless.md, "Errors").
 * @throws {Problem} when a check fails
 */
export async function verifyRegistration(response: RegistrationResponse, session: RegisterSession, origin: string) {
  const { rk } = response.clientExtensionResults.credProps ?? {};
  try {
    // The library's own decoders, so that this looks at the same data as the verification below.
    const format = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject)).get('fmt');
    if (!FORMATS.includes(format)) throw new Error(`Attestation of the format "${format}" was not asked for`);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The library checks the type.
      response: {
        ...response,
        type: response.type as 'public-key',
        clientExtensionResults: rk === undefined ? {} : { credProps: { rk } },
      },
      expectedChallenge: session.challenge,
      expectedOrigin: comparableOrigin(origin),
      expectedRPID: session.rpId,
      // The library's default is on; the service only requires it if the token did (docs/passwordless.md, "Verifying
      // with @simplewebauthn/server").
      requireUserVerification: session.userVerification === 'required',
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) throw new Error('The attestation could not be verified');
    if (Buffer.from(registrationInfo.credential.id, 'base64url').length > LONGEST_ID)
      throw new Error(`The id of the passkey is longer than ${LONGEST_ID} bytes`);
    return registrationInfo;
  } catch (error) {
    return fail('fido2_invalid_registration', { title: error instanceof Error ? error.message : String(error) });
  }
}
