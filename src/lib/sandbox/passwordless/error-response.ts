import { randomUUID } from 'node:crypto';
import type { ErrorDialect } from '../core/error-response.ts';
import type { SandboxError } from '../core/errors.ts';
import type { Effect } from '../core/faults.ts';
import type { EmulatorResponse } from '../core/response.ts';
import { errorPage, isErrorName, Problem, problem, statusPage, type ErrorName, type ProblemBody } from './errors.ts';
import { problemResponse } from './response.ts';

/** Answers errors as problem+json. */
export const createErrorDialect = (siteUrl: string): ErrorDialect => ({
  newCallId: randomUUID,
  toErrorResponse: (error) => {
    const { body, headers, unconfirmed } = asProblem(error);
    // Where our status or text may differ from the service's own, the response says where that is written down.
    const note = unconfirmed && { 'x-sandbox-note': `${siteUrl}/sandbox/#passwordless-${unconfirmed}` };
    return problemResponse(body, { ...headers, ...note });
  },
});

function asProblem(error: SandboxError): Problem {
  if (error instanceof Problem) return error;
  switch (error.code) {
    case 'body_too_large':
    case 'bad_request':
      return problem(error.code, { detail: error.message });
    case 'owner_deleted':
    case 'project_not_found':
      return problem('not_found', { detail: 'The sandbox project is gone.' });
    case 'route_not_found':
      return problem('not_found');
    case 'method_not_allowed':
      return problem('method_not_allowed');
    default:
      // Nothing of the service's own, so there is nothing to compare its words with.
      return new Problem(problem('internal_server_error', { detail: 'The api has encountered an error' }).body);
  }
}

const BY_STATUS: Record<number, ErrorName> = {
  403: 'forbidden',
  404: 'not_found',
  409: 'alias_conflict',
  429: 'too_many_requests',
};

/**
 * The error that a fault orders: `error_type` becomes `errorCode`, `error_message` the title. A status alone gets the
 * error that it usually stands for.
 */
export function toFaultResponse(fault: Effect): EmulatorResponse {
  const name = fault.error_type ?? BY_STATUS[fault.status ?? 500] ?? 'internal_server_error';
  const known: ProblemBody = isErrorName(name)
    ? problem(name).body
    : { type: errorPage(name), title: 'This error was ordered.', status: 400, errorCode: name };
  const status = fault.status ?? known.status;
  const type = known.errorCode === undefined ? statusPage(status) : known.type;
  return problemResponse({
    ...known,
    type,
    status,
    ...(fault.error_message !== undefined && { title: fault.error_message }),
  });
}
