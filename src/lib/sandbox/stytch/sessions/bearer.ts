import { type ErrorType, fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import { readSessionJwt } from './jwt.ts';

export interface Bearer {
  session_token?: string | undefined;
  session_jwt?: string | undefined;
}

/**
 * Checks that exactly one of several fields is present.
 * @param none the error if none is
 * @param several the error if several are
 */
export function onlyOne(fields: Record<string, unknown>, names: string[], none: ErrorType, several: ErrorType): void {
  const count = names.filter((name) => fields[name] !== undefined).length;
  if (count === 0) fail(none);
  if (count > 1) fail(several);
}

/**
 * Returns the column and value that identify a session.
 * @throws {StytchError} unless there is exactly one of token and JWT
 */
export async function nameOf(
  call: Call,
  { session_token, session_jwt }: Bearer,
): Promise<{ column: 'id' | 'token'; name: string }> {
  onlyOne(
    { session_token, session_jwt },
    ['session_token', 'session_jwt'],
    'no_session_arguments',
    'too_many_session_arguments',
  );
  if (session_jwt !== undefined) return { column: 'id', name: await readSessionJwt(call, session_jwt) };
  return { column: 'token', name: session_token ?? '' };
}
