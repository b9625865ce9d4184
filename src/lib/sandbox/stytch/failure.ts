import { traceOf } from '../../log/trace.ts';
import type { Parts } from '../core/context.ts';
import { errorBody, StytchError } from './errors.ts';
import { isMissingParent } from '../core/constraints.ts';

/**
 * Turns whatever was thrown into an answer in Stytch's error shape. What was not foreseen is logged without its message,
 * which might hold a token.
 */
export function failure(
  { log, siteUrl }: Pick<Parts, 'log' | 'siteUrl'>,
  error: unknown,
  requestId: string,
  operation?: string,
) {
  // Deleted by somebody else between two statements of one call.
  const known = isMissingParent(error) ? new StytchError('organization_not_found') : error;
  if (known instanceof StytchError) {
    // Where our status or text may differ from Stytch's own, the answer says where that is written down.
    const note = known.confirmed ? undefined : { 'x-sandbox-note': `${siteUrl}/sandbox/#error-${known.type}` };
    return {
      status: known.status,
      body: errorBody(known.status, known.type, known.message, requestId),
      ...(note && { headers: note }),
    };
  }
  log.error({ ...traceOf(known), request_id: requestId, operation }, 'the sandbox failed');
  const fault = new StytchError('internal_server_error');
  return { status: fault.status, body: errorBody(fault.status, fault.type, fault.message, requestId) };
}
