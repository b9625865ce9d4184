import { SANDBOX_ERRORS, SandboxError } from '../../../core/errors.ts';
import { StytchError } from '../../errors.ts';

/** Errors of SCIM 2.0 (RFC 7644, section 3.12): status, `scimType` and text. */
const ERRORS = {
  scim_unauthorized: [401, undefined, 'The bearer token is missing, wrong or expired, or the connection is unknown.'],
  scim_not_found: [404, undefined, 'There is no such resource.'],
  scim_invalid_syntax: [400, 'invalidSyntax', 'The request body is not a JSON object.'],
  scim_invalid_value: [400, 'invalidValue', 'A value is missing or malformed.'],
  scim_invalid_filter: [400, 'invalidFilter', 'This filter is not supported.'],
  scim_invalid_path: [400, 'invalidPath', 'This path is not supported.'],
  scim_no_target: [400, 'noTarget', 'A remove operation needs a path.'],
  scim_uniqueness: [409, 'uniqueness', 'Another user has this userName or email address.'],
} as const satisfies Record<string, readonly [status: number, scimType: string | undefined, detail: string]>;

type ScimErrorType = keyof typeof ERRORS;

/** Throws an error of the protocol. @param detail replaces the usual text */
export function refuse(type: ScimErrorType, detail?: string): never {
  throw new SandboxError(type, detail, ERRORS[type][2]);
}

const asScim: Partial<Record<string, ScimErrorType>> = {
  bad_request: 'scim_invalid_syntax',
  route_not_found: 'scim_not_found',
  duplicate_member_email: 'scim_uniqueness',
  reactivation_email_belongs_to_another_member: 'scim_uniqueness',
};

const isOwn = (code: string): code is ScimErrorType => Object.hasOwn(ERRORS, code);

/** Translates an error from any part of the sandbox into SCIM's terms. */
export function inScimsWords(error: SandboxError) {
  const code = asScim[error.code] ?? error.code;
  const shared: Record<string, readonly [status: number, text: string]> = SANDBOX_ERRORS;
  const [status, scimType] = isOwn(code)
    ? ERRORS[code]
    : [error instanceof StytchError ? error.status : (shared[code]?.[0] ?? STATUS[code] ?? 500), undefined];
  return { status, body: errorBody(status, error.message, scimType) };
}

const STATUS: Record<string, number> = { method_not_allowed: 405, too_many_requests: 429 };

export const errorBody = (status: number, detail: string, scimType?: string) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  ...(scimType && { scimType }),
  detail,
});
