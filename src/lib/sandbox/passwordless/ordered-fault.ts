import type { Effect } from '../core/faults.ts';
import type { Answer } from '../core/response.ts';
import { refusal } from './answer.ts';
import { errorPage, isErrorName, problem, statusPage, type ErrorName, type ProblemBody } from './errors.ts';

const BY_STATUS: Record<number, ErrorName> = {
  403: 'forbidden',
  404: 'not_found',
  409: 'alias_conflict',
  429: 'too_many_requests',
};

/**
 * An error that was asked for, in this service's dialect: `error_type` becomes `errorCode`, `error_message` the title.
 * A status alone gets the error that it usually stands for.
 */
export function ordered(fault: Effect): Answer {
  const name = fault.error_type ?? BY_STATUS[fault.status ?? 500] ?? 'internal_server_error';
  const known: ProblemBody = isErrorName(name)
    ? problem(name).body
    : { type: errorPage(name), title: 'This error was ordered.', status: 400, errorCode: name };
  const status = fault.status ?? known.status;
  const type = known.errorCode === undefined ? statusPage(status) : known.type;
  return refusal({ ...known, type, status, ...(fault.error_message !== undefined && { title: fault.error_message }) });
}
