import { SANDBOX_ERRORS, SandboxError } from '../core/errors.ts';

/** Errors of OAuth 2.0 (RFC 6749, section 5.2) and OpenID Connect, with their status. */
export const ERRORS = {
  invalid_request: [400, 'The request is missing a parameter, or one is malformed.'],
  invalid_client: [401, 'The client secret is wrong or missing.'],
  invalid_grant: [400, 'The code or refresh token is unknown, expired, used, or belongs to another client.'],
  unsupported_grant_type: [400, 'The grant type must be authorization_code or refresh_token.'],
  invalid_token: [401, 'The access token is invalid or expired.'],
} as const satisfies Record<string, readonly [status: number, description: string]>;

export type IdpErrorType = keyof typeof ERRORS;

class IdpError extends SandboxError {
  constructor(type: IdpErrorType, detail?: string) {
    super(type, detail, ERRORS[type][1]);
  }
}

/**
 * Throws an error of the protocol.
 * @param detail replaces the usual description
 */
export function fail(type: IdpErrorType, detail?: string): never {
  throw new IdpError(type, detail);
}

const SHARED: Record<string, number> = {
  invalid_project_id: 404,
  project_not_found: 404,
  route_not_found: 404,
  method_not_allowed: 405,
  too_many_requests: 429,
};

/** Returns the status of an error, whichever part of the sandbox it comes from. */
export function statusOf(code: string): number {
  const known: Record<string, readonly [status: number, ...rest: string[]]> = { ...SANDBOX_ERRORS, ...ERRORS };
  return known[code]?.[0] ?? SHARED[code] ?? 500;
}
