import type { z } from 'zod';
import { fail, isErrorType } from '../stytch/errors.ts';

/**
 * Reads a request of the control plane. The message of a check is either the type of an error or the sentence that is
 * answered: whoever writes a test by hand should not have to guess.
 */
export function readControl<S extends z.ZodType>(schema: S, given: Record<string, unknown>): z.output<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue && isErrorType(issue.message)) return fail(issue.message);
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return fail('invalid_control_request', `${where}${issue?.message ?? 'The request could not be understood.'}`);
}
