import type { ErrorDialect } from '../core/calls/error-response.ts';
import type { SandboxError } from '../core/errors.ts';
import type { Effect } from '../core/calls/faults.ts';
import { json, type EmulatorResponse } from '../core/http/response.ts';
import { errorBody, ERRORS, isErrorType, isOwn, StytchError, type ErrorType } from './errors.ts';
import { newId } from './ids.ts';

/** Words Stytch's errors, and those that a fault asks for. */
export interface StytchDialect extends ErrorDialect {
  /** Makes the error that a fault asks for. A status without a type gets its usual error. */
  toFaultResponse(fault: Effect, callId: string): EmulatorResponse;
}

/**
 * Words errors as Stytch does.
 * @param isControl whether it's for the control plane, which Stytch's documentation says nothing about
 */
export function createErrorDialect(siteUrl: string, isControl = false): StytchDialect {
  const pageOf = (code: string) => `${siteUrl}/sandbox/#error-${code}`;
  const ownPage = (code: string) => (isControl || isOwn(code) ? pageOf(code) : undefined);
  return {
    newCallId: () => newId('request-id'),
    toErrorResponse: (error, callId) => {
      const { code, status, message, confirmed } = inStytchsWords(error);
      // If our status or text may differ from Stytch's, the response links to the page that says so.
      const note = confirmed ? undefined : { 'x-sandbox-note': pageOf(code) };
      return json(status, errorBody(status, code, message, callId, ownPage(code)), note);
    },
    toFaultResponse: (fault, callId) => {
      const code = fault.error_type ?? BY_STATUS[fault.status ?? 0] ?? 'internal_server_error';
      const [usual, , message] = ERRORS[isErrorType(code) ? code : 'internal_server_error'];
      const status = fault.status ?? usual;
      return json(status, errorBody(status, code, fault.error_message ?? message, callId, ownPage(code)));
    },
  };
}

const BY_STATUS: Record<number, ErrorType> = { 401: 'unauthorized_credentials', 429: 'too_many_requests' };

function inStytchsWords(error: SandboxError): StytchError {
  if (error instanceof StytchError) return error;
  if (error.code === 'owner_deleted') return new StytchError('organization_not_found');
  return isErrorType(error.code) ? new StytchError(error.code, error.detail) : new StytchError('internal_server_error');
}
