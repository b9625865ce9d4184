import { randomUUID } from 'node:crypto';
import { traceOf } from '../../log/trace.ts';
import type { Answer } from '../core/response.ts';
import type { Parts } from '../core/context.ts';
import { StytchError } from '../stytch/errors.ts';
import { isMissingParent } from '../core/constraints.ts';
import { refusal } from './answer.ts';
import { Problem, problem } from './errors.ts';

/**
 * Turns whatever was thrown into problem+json. What was not foreseen is logged without its message, which might hold a
 * token.
 */
export function failure({ log, siteUrl }: Pick<Parts, 'log' | 'siteUrl'>, error: unknown, operation?: string): Answer {
  const known = translate(error);
  if (known) {
    // Where our status or text may differ from the service's own, the answer says where that is written down.
    const note = known.unconfirmed && { 'x-sandbox-note': `${siteUrl}/sandbox/#passwordless-${known.unconfirmed}` };
    return refusal(known.body, { ...known.headers, ...note });
  }
  const id = randomUUID();
  log.error({ ...traceOf(error), request_id: id, operation }, 'the sandbox failed');
  return refusal(problem('internal_server_error', { detail: 'The api has encountered an error' }).body);
}

/**
 * What the sandbox's shared modules throw is worded for Stytch: reading a body, finding a project. Here the same things
 * are said in the dialect of this service.
 */
function translate(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  // The project was deleted by somebody else between two statements of one call.
  if (isMissingParent(error)) return problem('not_found', { detail: 'The sandbox project is gone.' });
  if (!(error instanceof StytchError)) return undefined;
  if (error.type === 'body_too_large') return problem('body_too_large', { detail: error.message });
  if (error.type === 'bad_request') return problem('bad_request', { detail: error.message });
  if (error.type === 'project_not_found') return problem('not_found', { detail: 'The sandbox project is gone.' });
  return undefined;
}
