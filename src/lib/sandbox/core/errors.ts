/** Errors that every provider has, each in its own words. */
export type SharedErrorCode =
  | 'bad_request'
  | 'internal_server_error'
  | 'invalid_authorization_header'
  | 'invalid_project_id'
  | 'invalid_project_id_authentication'
  | 'invalid_secret_authentication'
  | 'method_not_allowed'
  /** The row that a new row refers to was deleted during the call. */
  | 'owner_deleted'
  | 'project_not_found'
  | 'route_not_found'
  | 'too_many_requests'
  | 'unauthorized_credentials';

/** Errors that no provider has, because they come from the sandbox itself: status and default message. */
export const SANDBOX_ERRORS = {
  body_too_large: [413, 'The request body is larger than this sandbox accepts.'],
  not_emulated: [501, 'This operation is not emulated.'],

  // Bounds of a public sandbox
  project_full: [
    507,
    'This sandbox project holds as much data as a project may here. Delete some, reset it, or create another project.',
  ],
  network_full: [507, 'The sandbox projects of your network hold as much data as they may here. Delete some of it.'],
  sandbox_full: [507, 'This sandbox has no room for more data right now. Reading and deleting still work.'],
  response_too_large: [400, 'The response would be larger than this sandbox sends. Ask for less, or use a limit.'],
  search_too_expensive: [
    400,
    'This search would compare more than this sandbox allows. Use fewer conditions, or search fewer organizations.',
  ],

  identity_provider_not_allowed: [
    400,
    'This sandbox is on a public host, so a connection can only use its built-in identity provider. GET /_sandbox/idp says its issuer.',
  ],

  // Control plane
  cross_site_request: [403, 'This request came from another site. Send it from a server or from this site.'],
  invalid_control_request: [400, 'The request to the control plane could not be understood.'],
  not_found: [404, 'There is no such thing in this project.'],
  too_many_projects: [429, 'Too many sandbox projects were made from this network address in the last 24 hours.'],
  invalid_redirect_url_type: [400, 'types must be a list of LOGIN, SIGNUP, INVITE, RESET_PASSWORD or DISCOVERY.'],
  redirect_url_cannot_use_protocol: [400, 'A redirect URL must begin with http:// or https://.'],
  redirect_url_not_found: [404, 'This redirect URL is not registered.'],
  redirect_url_host_not_allowed: [400, 'The sandbox does not redirect to this host.'],
  too_many_redirect_urls: [400, 'A sandbox project may have at most 100 redirect URLs.'],
  clock_too_far: [400, 'The clock of a project can be at most ten years ahead.'],
  too_many_faults: [400, 'A sandbox project may have at most 100 faults.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = SharedErrorCode | keyof typeof SANDBOX_ERRORS;

/**
 * An error that ends a call with an error response. Provider-neutral code throws it as it is; each provider throws a
 * subclass.
 */
export class SandboxError extends Error {
  readonly code: string;
  /** A specific message; undefined where the code's own text says it all. */
  readonly detail: string | undefined;

  /** @param message the code's own text, used unless there is a detail */
  constructor(code: string, detail?: string, message = messageOf(code)) {
    super(detail ?? message);
    this.code = code;
    this.detail = detail;
  }
}

const messageOf = (code: string): string =>
  Object.entries(SANDBOX_ERRORS).find(([name]) => name === code)?.[1][1] ?? code;

/**
 * Throws a `SandboxError`. Returns `never`, so it can be used where a value is expected.
 * @param detail replaces the code's own text
 */
export function fail(code: ErrorCode, detail?: string): never {
  throw new SandboxError(code, detail);
}
