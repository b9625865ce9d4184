import { SANDBOX_ERRORS, SandboxError, type SharedErrorCode } from '../core/errors.ts';
import { BROWSER_ERRORS } from './errors/browser.ts';
import { CONNECTED_APP_ERRORS } from './errors/connected-apps.ts';
import { EMAIL_ERRORS } from './errors/emails.ts';
import type { Entry } from './errors/entry.ts';
import { EXTERNAL_SESSION_ERRORS } from './errors/external-sessions.ts';
import { M2M_ERRORS } from './errors/m2m.ts';
import { MAGIC_LINK_ERRORS } from './errors/magic-links.ts';
import { MEMBER_ERRORS } from './errors/members.ts';
import { OAUTH_ERRORS } from './errors/oauth.ts';
import { OIDC_ERRORS } from './errors/oidc.ts';
import { ORGANIZATION_ERRORS } from './errors/organizations.ts';
import { OTP_ERRORS } from './errors/otps.ts';
import { PASSWORD_ERRORS } from './errors/passwords.ts';
import { RBAC_ERRORS } from './errors/rbac.ts';
import { REQUEST_ERRORS } from './errors/requests.ts';
import { SAML_ERRORS } from './errors/saml.ts';
import { SCIM_ERRORS } from './errors/scim.ts';
import { SEARCH_ERRORS } from './errors/searches.ts';
import { SECOND_FACTOR_ERRORS } from './errors/second-factors.ts';
import { SESSION_ERRORS } from './errors/sessions.ts';
import { SSO_ERRORS } from './errors/sso.ts';

type SandboxErrors = Readonly<Record<string, readonly [status: number, message: string]>>;

const emulatorErrors = <E extends SandboxErrors>(errors: E) =>
  // `Object.entries` loses the type of the keys.
  Object.fromEntries(
    Object.entries(errors).map(([code, [status, message]]): [string, Entry] => [code, [status, 'emulator', message]]),
  ) as Record<keyof E, Entry>;

/**
 * Every error that the emulator can return. A status that wasn't seen is 400, unless a similar error's status says
 * otherwise. It's never 403, because Stytch's page of 403 errors lists those of B2B.
 */
export const ERRORS = {
  ...REQUEST_ERRORS,
  ...emulatorErrors(SANDBOX_ERRORS),
  ...EMAIL_ERRORS,
  ...MAGIC_LINK_ERRORS,
  ...OTP_ERRORS,
  ...BROWSER_ERRORS,
  ...OAUTH_ERRORS,
  ...SSO_ERRORS,
  ...OIDC_ERRORS,
  ...SAML_ERRORS,
  ...SECOND_FACTOR_ERRORS,
  ...PASSWORD_ERRORS,
  ...SESSION_ERRORS,
  ...EXTERNAL_SESSION_ERRORS,
  ...ORGANIZATION_ERRORS,
  ...SEARCH_ERRORS,
  ...RBAC_ERRORS,
  ...MEMBER_ERRORS,
  ...SCIM_ERRORS,
  ...CONNECTED_APP_ERRORS,
  ...M2M_ERRORS,
} as const satisfies Record<string, Entry> & Record<Exclude<SharedErrorCode, 'owner_deleted'>, Entry>;

export type ErrorType = keyof typeof ERRORS;

/**
 * Whether a string is one of Stytch's error types. The type a fault asks for and the message of a field's check may not
 * be.
 */
export const isErrorType = (name: string): name is ErrorType => Object.hasOwn(ERRORS, name);

/** Returns the text of an error; undefined if it's not one of Stytch's error types. */
export const messageOf = (code: string): string | undefined => (isErrorType(code) ? ERRORS[code][2] : undefined);

/** Whether only the sandbox has an error, so that Stytch's documentation can't explain it. */
export const isOwn = (type: string): boolean => isErrorType(type) && ERRORS[type][1] === 'emulator';

/** One of Stytch's errors. */
export class StytchError extends SandboxError {
  readonly status: number;
  /** False if Stytch's own status or text may differ. */
  readonly confirmed: boolean;

  /**
   * @param type the entry in the catalogue
   * @param detail replaces the catalogue's text
   */
  constructor(type: ErrorType, detail?: string) {
    const [status, origin, text] = ERRORS[type];
    super(type, detail, text);
    this.status = status;
    this.confirmed = origin === 'seen' && detail === undefined;
  }
}

/**
 * Throws a `StytchError`. Returns `never`, so it can be used where a value is expected.
 * @param detail replaces the catalogue's text
 */
export function fail(type: ErrorType, detail?: string): never {
  throw new StytchError(type, detail);
}

/**
 * Error types of the B2B product have their own pages, shared ones don't (docs/stytch.md, "Error bodies", seen in live
 * responses). It's not known for every type, so types that name a B2B object count as B2B.
 */
const B2B_ONLY = /organization|member|discovery|intermediate|invite|jit_provisioning|domain/;

/**
 * Makes the body of an error, with exactly these five keys, as in live responses (docs/stytch.md, "Error bodies").
 * @param ownPage where the error is explained, if it isn't one of Stytch's
 */
export function errorBody(status: number, type: string, message: string, requestId: string, ownPage?: string) {
  const pages = B2B_ONLY.test(type) ? 'https://stytch.com/docs/b2b/api/errors' : 'https://stytch.com/docs/api/errors';
  return {
    status_code: status,
    request_id: requestId,
    error_type: type,
    error_message: message,
    error_url: ownPage ?? `${pages}/${status}#${type}`,
  };
}
