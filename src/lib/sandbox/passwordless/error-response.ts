import { randomUUID } from 'node:crypto';
import type { ErrorDialect } from '../core/calls/error-response.ts';
import type { SandboxError } from '../core/errors.ts';
import type { Effect } from '../core/calls/faults.ts';
import type { EmulatorResponse } from '../core/http/response.ts';
import {
  errorPage,
  ERRORS,
  isErrorName,
  Problem,
  problem,
  statusPage,
  type ErrorName,
  type ProblemBody,
} from './errors.ts';
import { problemResponse } from './response.ts';

/** Words the service's errors, and those that a fault asks for. */
export interface PasswordlessDialect extends ErrorDialect {
  /**
   * Makes the error that a fault asks for: `error_type` becomes `errorCode`, `error_message` the title. A status
   * without a type gets its usual error.
   */
  toFaultResponse(fault: Effect): EmulatorResponse;
}

/** Words errors as the service does, as problem+json. */
export function createErrorDialect(siteUrl: string): PasswordlessDialect {
  const pageOf = (name: string) => `${siteUrl}/sandbox/#passwordless-${name}`;
  // The service's documentation can't explain an error that only the sandbox has.
  const ownType = (name = '') => isErrorName(name) && ERRORS[name].origin === 'emulator' && { type: pageOf(name) };
  return {
    newCallId: randomUUID,
    toErrorResponse: (error) => {
      const { body, headers, unconfirmed } = asProblem(error);
      // If our status or text may differ from the service's, the response links to the page that says so.
      const note = unconfirmed && { 'x-sandbox-note': pageOf(unconfirmed) };
      return problemResponse({ ...body, ...ownType(unconfirmed) }, { ...headers, ...note });
    },
    toFaultResponse: (fault) => {
      const name = fault.error_type ?? BY_STATUS[fault.status ?? 500] ?? 'internal_server_error';
      const known: ProblemBody = isErrorName(name)
        ? problem(name).body
        : { type: errorPage(name), title: 'This error was ordered.', status: 400, errorCode: name };
      const status = fault.status ?? known.status;
      const type = known.errorCode === undefined ? statusPage(status) : known.type;
      const title = fault.error_message ?? known.title;
      return problemResponse({ ...known, type, title, status, ...ownType(name) });
    },
  };
}

const BY_STATUS: Record<number, ErrorName> = {
  403: 'forbidden',
  404: 'not_found',
  409: 'alias_conflict',
  429: 'too_many_requests',
};

function asProblem(error: SandboxError): Problem {
  if (error instanceof Problem) return error;
  switch (error.code) {
    case 'body_too_large':
    case 'bad_request':
    case 'response_too_large':
    case 'too_many_requests':
      return problem(error.code, { detail: error.message });
    case 'project_full':
    case 'network_full':
    case 'sandbox_full':
      return problem('storage_full', { detail: error.message });
    case 'owner_deleted':
    case 'project_not_found':
      return problem('not_found', { detail: 'The sandbox project is gone.' });
    case 'route_not_found':
      return problem('not_found');
    case 'method_not_allowed':
      return problem('method_not_allowed');
    default:
      // An unexpected error, so its text isn't compared with the service's.
      return new Problem(problem('internal_server_error', { detail: 'The api has encountered an error' }).body);
  }
}
