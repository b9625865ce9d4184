import { SandboxError } from '../core/errors.ts';

/**
 * The certainty of a status, code and text (docs/passwordless.md, "Errors"). `quoted`: from the service's source.
 * `gist`: status and code from the source, our words. `inferred`. `choice`: no source says. `emulator`: the service has
 * no such error.
 */
export type ErrorOrigin = 'quoted' | 'gist' | 'inferred' | 'choice' | 'emulator';

interface Entry {
  status: number;
  origin: ErrorOrigin;
  title: string;
  /** The value of `errorCode`, the entry's name by default. `absent` omits the field. */
  code?: null | 'absent';
}

const entry = (status: number, origin: ErrorOrigin, title: string, code?: Entry['code']): Entry => ({
  status,
  origin,
  title,
  ...(code !== undefined && { code }),
});

/** Every error that the emulator can return, except those of keys (`key-check.ts`). */
export const ERRORS = {
  // Tokens
  missing_token: entry(400, 'gist', 'A token is required.'),
  invalid_token: entry(400, 'gist', 'The token is not valid: it has expired or was not issued for this tenant.'),
  invalid_token_format: entry(400, 'gist', 'The token is not well formed: what follows its prefix must be base64url.'),
  expired_token: entry(403, 'quoted', 'The token expired.'),

  // Registration
  invalid_argument: entry(400, 'gist', 'An option of the token has a value that is not known.'),
  invalid_attestation: entry(400, 'gist', 'The attestation must be "none", "direct" or "indirect".'),
  attestation_not_supported_on_plan: entry(400, 'gist', 'Attestation other than "none" is not part of this plan.'),
  alias_conflict: entry(409, 'quoted', 'Alias is already in use by another userid'),
  max_users_reached: entry(400, 'gist', 'The number of users that this plan allows is reached.'),
  fido2_invalid_registration: entry(400, 'gist', 'The new passkey could not be verified.'),

  // Sign-in
  signin_complete_error: entry(400, 'gist', 'The sign-in could not be verified.'),
  unknown_credential: entry(400, 'quoted', "We don't recognize the passkey you sent us."),

  // Configurations. Their codes are not known (docs/passwordless.md, "Management calls")
  auth_config_exists: entry(400, 'inferred', 'A configuration with this purpose already exists.', null),
  auth_config_unknown: entry(404, 'inferred', 'There is no configuration with this purpose.', null),
  auth_config_preset: entry(400, 'inferred', 'The configurations sign-in and step-up cannot be deleted.', null),

  // Anywhere
  origin_required: entry(400, 'quoted', 'Origin is required.', null),
  forbidden: entry(403, 'quoted', 'You are forbidden from accessing this resource.', 'absent'),
  bad_request: entry(400, 'choice', 'The request body could not be read as a JSON object.', 'absent'),
  body_too_large: entry(413, 'emulator', 'The request body is larger than this sandbox accepts.', 'absent'),
  not_found: entry(404, 'choice', 'Not Found', 'absent'),
  method_not_allowed: entry(405, 'choice', 'Method Not Allowed', 'absent'),
  too_many_requests: entry(429, 'gist', 'Too Many Requests', 'absent'),
  internal_server_error: entry(500, 'gist', 'The api has encountered an error', 'absent'),
  storage_full: entry(507, 'emulator', 'This sandbox has no room for more data.', 'absent'),
  response_too_large: entry(400, 'emulator', 'The response would be larger than this sandbox sends.', 'absent'),
  not_emulated: entry(501, 'emulator', 'This sandbox does not emulate this call.'),
} as const satisfies Record<string, Entry>;

export type ErrorName = keyof typeof ERRORS;

export const isErrorName = (name: string): name is ErrorName => Object.hasOwn(ERRORS, name);

/** An RFC 9457 problem, with the service's `errorCode`. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errorCode?: string | null;
  [extension: string]: unknown;
}

const PAGES = 'https://docs.passwordless.dev/guide/errors.html';

/**
 * Returns the URL of an error's documentation. The service's documentation names another page, which is wrong
 * (docs/passwordless.md, "Where the documentation is wrong").
 */
export const errorPage = (anchor: string): string => `${PAGES}#${anchor}`;

/** One of the service's errors. */
export class Problem extends SandboxError {
  readonly body: ProblemBody;
  readonly headers: Record<string, string>;
  /** The name of an error whose words could not be confirmed; otherwise undefined. */
  readonly unconfirmed: string | undefined;

  constructor(body: ProblemBody, headers: Record<string, string> = {}, unconfirmed?: string) {
    super(body.errorCode ?? 'problem', body.detail, body.title);
    this.body = body;
    this.headers = headers;
    this.unconfirmed = unconfirmed;
  }
}

interface More {
  title?: string;
  detail?: string;
  /** Additional members, such as `credentialId`. */
  extensions?: Record<string, unknown>;
}

/** Makes the error of that name. */
export function problem(name: ErrorName, { title, detail, extensions }: More = {}): Problem {
  const entry: Entry = ERRORS[name];
  const code = entry.code === undefined ? name : entry.code;
  const body: ProblemBody = {
    type: code === 'absent' ? statusPage(entry.status) : errorPage(code ?? ''),
    title: title ?? entry.title,
    status: entry.status,
    ...(detail !== undefined && { detail }),
    ...(code !== 'absent' && { errorCode: code }),
    ...extensions,
  };
  return new Problem(body, {}, entry.origin === 'quoted' ? undefined : name);
}

/** Throws a `Problem`. Returns `never`, so it can be used where a value is expected. */
export function fail(name: ErrorName, more?: More): never {
  throw problem(name, more);
}

/**
 * ASP.NET Core's own errors link to the section that defines their status (docs/passwordless.md, "Errors": "an RFC 9110
 * link").
 */
const RFC_9110: Record<number, string> = { 400: '15.5.1', 404: '15.5.5', 405: '15.5.6', 413: '15.5.14', 500: '15.6.1' };

export function statusPage(status: number): string {
  if (status === 403) return errorPage('forbidden');
  const section = RFC_9110[status];
  return section ? `https://tools.ietf.org/html/rfc9110#section-${section}` : 'about:blank';
}
