import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../lib/log/log.ts';
import { withRequestId } from '../../lib/log/request-id.ts';
import { shownPath } from '../security/shown-path.ts';

/** The header with a request's id. Error pages show it, and every log line of the request has it. */
const REQUEST_ID = 'X-Request-Id';

/** A request that has been answered. */
export interface Answered {
  method: string;
  /** Without the query string, which may contain a token. */
  path: string;
  status: number;
  /** Milliseconds. */
  ms: number;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Gives each request an id, logs one line about it and passes it to `onAnswered`, for metrics.
 * @param answer answers the request; resolves after the response
 * @param hasHeader whether a response has the id in a header: the sandbox's have one of the provider's
 */
export function observed(
  answer: Answer,
  { log, onAnswered }: { log: Pick<Log, 'info'>; onAnswered?: ((answered: Answered) => void) | undefined },
  hasHeader: (request: IncomingMessage) => boolean,
): RequestListener {
  return (request, response) => {
    const id = randomBytes(9).toString('base64url');
    if (hasHeader(request)) response.setHeader(REQUEST_ID, id);
    const started = performance.now();
    void withRequestId(id, async () => {
      await answer(request, response);
      const { method = 'GET', url = '/' } = request;
      const path = shownPath(url.split('?', 1)[0] ?? '');
      const answered = { method, path, status: response.statusCode, ms: Math.round(performance.now() - started) };
      log.info(answered, 'request');
      onAnswered?.(answered);
    });
  };
}
