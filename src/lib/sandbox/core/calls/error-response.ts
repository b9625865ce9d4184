import type { Log } from '../../../log/log.ts';
import { traceOf } from '../../../log/trace.ts';
import { overBudget, type Budget } from '../../../store/budgets/over-budget.ts';
import { isDiskFull } from '../../../store/disk-full.ts';
import { isMissingParent } from '../database/constraints.ts';
import { SandboxError, type ErrorCode } from '../errors.ts';
import type { EmulatorRequest, Handler } from '../http/request.ts';
import type { EmulatorResponse } from '../http/response.ts';

/** A provider's wording of errors. */
export interface ErrorDialect {
  /** Makes an id for a call, in the provider's format. */
  newCallId(): string;
  /** Turns an error into a response. Every code has one. */
  toErrorResponse(error: SandboxError, callId: string): EmulatorResponse;
}

/** The failed call, for the log. */
interface Failed {
  id: string;
  operation?: string | undefined;
}

/**
 * Turns anything thrown into a response. An unexpected error is logged without its message, which might contain a
 * token.
 */
export function errorResponse(
  log: Pick<Log, 'error'>,
  dialect: Pick<ErrorDialect, 'toErrorResponse'>,
  error: unknown,
  { id, operation }: Failed,
): EmulatorResponse {
  const known = asKnown(error);
  if (known) return dialect.toErrorResponse(known, id);
  log.error({ ...traceOf(error), request_id: id, operation }, 'the sandbox failed');
  const failure = isDiskFull(error)
    ? new SandboxError('sandbox_full', 'The disk of this sandbox is full, so nothing was stored. Reading still works.')
    : new SandboxError('internal_server_error');
  return dialect.toErrorResponse(failure, id);
}

const FULL: Record<Budget, ErrorCode> = { project: 'project_full', network: 'network_full', store: 'sandbox_full' };

/** The error that a refused statement means for the caller. */
function asKnown(error: unknown): SandboxError | undefined {
  if (error instanceof SandboxError) return error;
  if (isMissingParent(error)) return new SandboxError('owner_deleted');
  const budget = overBudget(error);
  return budget && new SandboxError(FULL[budget]);
}

/** Wraps a handler so that it always responds. */
export const withErrorResponses =
  (log: Pick<Log, 'error'>, dialect: ErrorDialect, handler: Handler): Handler =>
  async (request: EmulatorRequest) => {
    try {
      return await handler(request);
    } catch (error) {
      return errorResponse(log, dialect, error, { id: dialect.newCallId() });
    }
  };
