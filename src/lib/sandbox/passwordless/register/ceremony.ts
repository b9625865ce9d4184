import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { randomBytes } from 'node:crypto';
import { fail } from '../errors.ts';
import type { RegisterSession, RegisterToken } from '../tokens/contents.ts';
import { AUTHENTICATOR_TYPES, inWords, USER_VERIFICATION } from '../ceremony-options.ts';

/**
 * Offered and accepted, in the order of preference that the service has (docs/passwordless.md, "Begin registration").
 */
const ALGORITHMS = [-8, -7, -257, -37, -35, -258, -38, -36, -259, -39];

/** The first hint also says which kind of authenticator is meant (docs/passwordless.md, "Register token"). */
const ATTACHMENT_OF_HINT: Record<string, 'platform' | 'cross-platform'> = {
  'security-key': 'cross-platform',
  'client-device': 'platform',
  hybrid: 'cross-platform',
};

/** What the browser is to ask of an authenticator. Options of the token that are not known show only here. */
export async function registrationOptions(token: RegisterToken, rpId: string, known: string[]) {
  const userVerification = oneOf(token.userVerification, USER_VERIFICATION, 'userVerification');
  const type = oneOf(token.authenticatorType, AUTHENTICATOR_TYPES, 'authenticatorType');
  const attachment = ATTACHMENT_OF_HINT[token.hints[0] ?? ''] ?? (type === 'any' ? undefined : type);
  const options = await generateRegistrationOptions({
    // A name that is null once broke a password manager (docs/passwordless.md, "Begin registration").
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

/** Empty and absent mean the default, the first of the list. */
function oneOf<T extends string>(value: string, known: readonly [T, ...T[]], name: string): T {
  if (value === '') return known[0];
  const found = known.find((each) => each === value.toLowerCase());
  return found ?? fail('invalid_argument', { title: `${name} must be ${inWords(known)}, not '${value}'.` });
}

/** What the browser gives back, read in any letter case and put in the library's. */
export interface RegistrationResponse {
  id: string;
  rawId: string;
  type: string;
  clientExtensionResults: { credProps?: { rk?: boolean | undefined } | undefined };
  response: { attestationObject: string; clientDataJSON: string };
}

/**
 * Formats that are looked into. The library holds the others (`apple`, `android-key`, `android-safetynet`) against
 * certificates of their makers and may fetch a revocation list from an address in a certificate, but a public sandbox
 * fetches nothing that a visitor names. As `none` is all that is ever asked for, browsers answer none of those.
 */
const FORMATS = ['none', 'packed', 'fido-u2f', 'tpm'];

/** The longest id that WebAuthn allows (level 3, section 4, "Credential ID"). */
const LONGEST_ID = 1023;

/**
 * Checks a new passkey. Every check is the library's: type, challenge, origin, RP ID, presence, verification, key type,
 * attestation. The origin has to be the one that the same request names, since the service keeps no list of origins
 * (docs/passwordless.md, "Errors").
 */
export async function verifyRegistration(response: RegistrationResponse, session: RegisterSession, origin: string) {
  const { rk } = response.clientExtensionResults.credProps ?? {};
  try {
    // With the library's own decoders, so that what is looked at here is what is verified below.
    const format = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject)).get('fmt');
    if (!FORMATS.includes(format)) throw new Error(`Attestation of the format "${format}" was not asked for`);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The type is one of the things it checks.
      response: {
        ...response,
        type: response.type as 'public-key',
        clientExtensionResults: rk === undefined ? {} : { credProps: { rk } },
      },
      expectedChallenge: session.challenge,
      expectedOrigin: origin,
      expectedRPID: session.rpId,
      // On by default in the library; the service accepts keys without it unless it was asked for
      // (docs/passwordless.md, "Verifying with @simplewebauthn/server").
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
