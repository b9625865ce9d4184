import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { randomBytes } from 'node:crypto';
import type { AuthConfig } from '../auth-configs/store.ts';
import { comparableOrigin } from '../ceremony-options.ts';
import { fail } from '../errors.ts';
import type { CredentialRow } from '../store.ts';
import type { SigninSession } from '../tokens/contents.ts';

/*
 * Only imported when it's needed: the WebAuthn library takes a tenth of a second to load, and some 15 MB.
 */

/**
 * Makes the options for the browser's `get` call.
 * @param allowed ids of the user's passkeys; without any, the browser offers all it has
 */
export async function signinOptions(config: AuthConfig, rpId: string, allowed: string[]) {
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    challenge: new Uint8Array(randomBytes(16)),
    userVerification: config.user_verification,
    allowCredentials: allowed.map((id) => ({ id })),
  });
  return { ...options, hints: config.hints === '' ? [] : config.hints.split(',') };
}

/** The browser's response, with names in the library's case. */
export interface SigninResponse {
  id: string;
  rawId: string;
  type: string;
  response: {
    authenticatorData: string;
    clientDataJSON: string;
    signature: string;
    userHandle?: string | undefined;
  };
}

/** Replaces the library's message, which calls an equal counter "lower than expected". */
export const STALE_COUNTER = 'The counter must be greater than the last one that was seen.';

function titleOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.startsWith('Response counter value') ? STALE_COUNTER : error.message;
}

/** Accepts the page that embeds this one, whatever it is: the service's library reads no `topOrigin`. */
function embeddingPage(clientData: string): { expectedTopOrigin?: string } {
  const { topOrigin } = decodeClientDataJSON(clientData);
  return topOrigin === undefined ? {} : { expectedTopOrigin: topOrigin };
}

/**
 * Verifies the response of a known passkey. All checks are the library's.
 * @returns the authenticator's new counter
 * @throws {Problem} when a check fails
 */
export async function verifySignin(
  response: SigninResponse,
  session: SigninSession,
  credential: CredentialRow,
  origin: string,
): Promise<number> {
  const { userHandle } = response.response;
  try {
    if (session.userId !== null && credential.user_id !== session.userId)
      throw new Error('The id of the passkey is not among the allowed credentials');
    // The browser client never sends it (docs/passwordless.md, "Complete sign-in"). An empty one is no handle.
    if (userHandle === '') throw new Error('The user handle is empty');
    if (userHandle && !Buffer.from(userHandle, 'base64url').equals(Buffer.from(credential.user_id)))
      throw new Error('The user is not the owner of the passkey');
    const { userHandle: _, ...rest } = response.response;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // The library checks the type.
      response: { ...response, response: rest, type: response.type as 'public-key', clientExtensionResults: {} },
      expectedChallenge: session.challenge,
      expectedOrigin: comparableOrigin(origin),
      ...embeddingPage(response.response.clientDataJSON),
      expectedRPID: session.rpId,
      credential: {
        id: credential.id,
        publicKey: new Uint8Array(Buffer.from(credential.public_key, 'base64url')),
        counter: credential.sign_count,
      },
      requireUserVerification: session.userVerification === 'required',
    });
    if (!verified) throw new Error('The signature does not match');
    return authenticationInfo.newCounter;
  } catch (error) {
    return fail('signin_complete_error', { title: titleOf(error) });
  }
}
