import { StytchError } from 'stytch';

const over = ['session_not_found', 'invalid_session_token'];

/**
 * True only when Stytch says there is no such session. Any
 * other error (a rate limit, an outage, wrong keys) says
 * nothing about it.
 */
export function sessionIsOver(error: unknown): boolean {
  return (
    error instanceof StytchError && over.includes(error.error_type)
  );
}
