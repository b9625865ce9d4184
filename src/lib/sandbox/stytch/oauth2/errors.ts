import { SandboxError } from '../../core/errors.ts';

/** Errors of OAuth 2.0 (RFC 6749, section 5.2). A wrong client is 400 here (stytch-node, issue 314). */
export const OAUTH2_ERRORS = {
  invalid_request: [400, 'The request is missing a parameter, or one is malformed.'],
  invalid_client: [400, 'The client is unknown or inactive, or its secret is wrong.'],
  invalid_grant: [400, 'The code or refresh token is unknown, expired or used, or its grant was revoked.'],
  invalid_scope: [400, 'The client does not have one of the scopes.'],
  unsupported_grant_type: [400, 'The grant type is not supported.'],
} as const satisfies Record<string, readonly [status: number, description: string]>;

export type Oauth2ErrorType = keyof typeof OAUTH2_ERRORS;

/**
 * Throws an error of the protocol.
 * @param detail replaces the usual description
 */
export function refuse(type: Oauth2ErrorType, detail?: string): never {
  throw new SandboxError(type, detail, OAUTH2_ERRORS[type][1]);
}

/** Returns the status of one of the protocol's errors; undefined for any other error. */
export const oauth2Status = (code: string): number | undefined =>
  Object.hasOwn(OAUTH2_ERRORS, code) ? OAUTH2_ERRORS[code as Oauth2ErrorType][0] : undefined;
