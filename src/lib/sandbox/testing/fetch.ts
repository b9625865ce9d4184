import type { IncomingMessage } from 'node:http';
import { tooLarge } from '../http/body.ts';
import type { Answering, Received } from '../http/received.ts';

/** Calls the sandbox without a socket. @param incoming what of Node's request the test is about */
export const asFetch =
  (answering: Answering) =>
  async (request: Request, incoming?: IncomingMessage): Promise<Response> => {
    const { status, headers, body } = await answering(received(request, incoming));
    return new Response(body === '' ? null : body, { status, headers });
  };

function received(request: Request, incoming: IncomingMessage | undefined): Received {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    path: pathname,
    header: (name) => request.headers.get(name) ?? undefined,
    headers: () => [...request.headers],
    text: async (limit) => {
      const text = await request.text();
      if (Buffer.byteLength(text) > limit) throw tooLarge(limit);
      return text;
    },
    incoming,
  };
}
