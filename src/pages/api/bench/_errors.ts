import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refused } from '../../../lib/bench/index.ts';
import type { Env } from './_context.ts';

/** The body of every failed request, in two sentences at most. `src/server/http/app.ts` answers the same shape. */
export interface ErrorBody {
  error: string;
  /** The input that is to blame, where it's one. */
  field?: string;
}

/** Thrown by a route: the request can't be done. */
export class RequestError extends Error {
  readonly status: ContentfulStatusCode;
  readonly field: string | undefined;
  /** Seconds until a retry can succeed; undefined when waiting doesn't help. */
  readonly retryAfterS: number | undefined;

  /** @param sentence what is wrong, and what to do about it */
  constructor(status: ContentfulStatusCode, sentence: string, field?: string, retryAfterS?: number) {
    super(sentence);
    this.status = status;
    this.field = field;
    this.retryAfterS = retryAfterS;
  }
}

/**
 * Credentials or an access code that the bench doesn't accept. That is a normal answer (200), since a browser writes
 * any other status into its console. A limit is a 429, so that programs know they have to wait.
 */
export const notAccepted = ({ refused, field, retryAfterS }: Refused) =>
  new RequestError(retryAfterS === undefined ? 200 : 429, refused, field, retryAfterS);

/** Turns whatever a route throws into the one shape of an error. Bugs are logged without what the reader sent. */
export function onError(error: unknown, c: Context<Env>): Response {
  const { status, message, field, retryAfterS } = asRequestError(error, c);
  if (retryAfterS !== undefined) c.header('Retry-After', String(retryAfterS));
  return c.json<ErrorBody>({ error: message, ...(field !== undefined && { field }) }, status);
}

function asRequestError(error: unknown, c: Context<Env>): RequestError {
  if (error instanceof RequestError) return error;
  // Hono's validator throws it for a body that isn't JSON.
  if (error instanceof HTTPException) return new RequestError(400, 'The body isn’t valid JSON. Send a JSON object.');
  const blocked = c.env.bench.blockedReason(error);
  if (blocked) {
    const { status, refused, retryAfterS } = blocked;
    return new RequestError(status as ContentfulStatusCode, refused, undefined, retryAfterS);
  }
  c.env.bench.noteFailure(error);
  return new RequestError(500, 'Something went wrong here. You haven’t lost anything. Try again.');
}
