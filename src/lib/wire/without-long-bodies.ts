import type { Exchange } from './exchange.ts';

/**
 * An exchange as it is kept: in the place of a body of more than so many characters stands a sentence that says so. It is
 * not cut, since nobody would know half a token for one and hide it.
 */
export function withoutLongBodies(exchange: Exchange, most: number): Exchange {
  const { request, response } = exchange;
  if (request.body.length <= most && (response?.body.length ?? 0) <= most) return exchange;
  return {
    ...exchange,
    request: { ...request, body: orSentence(request.body, most) },
    response: response && { ...response, body: orSentence(response.body, most) },
  };
}

const orSentence = (body: string, most: number): string =>
  body.length <= most ? body : `[A body of ${body.length} characters. Of more than ${most} none is kept.]`;
