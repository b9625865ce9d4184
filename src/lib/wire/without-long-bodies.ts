import type { Exchange } from './exchange.ts';

/**
 * Replaces long bodies with a note. Truncating would leave half a token, which redaction would no longer recognize.
 * @param most characters that a body may have
 */
export function withoutLongBodies(exchange: Exchange, most: number): Exchange {
  const { request, response } = exchange;
  if (request.body.length <= most && (response?.body.length ?? 0) <= most) return exchange;
  return {
    ...exchange,
    request: { ...request, body: orNote(request.body, most) },
    response: response && { ...response, body: orNote(response.body, most) },
  };
}

const orNote = (body: string, most: number): string =>
  body.length <= most ? body : `[A body of ${body.length} characters. Bodies over ${most} aren't kept.]`;
