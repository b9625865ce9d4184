import type { IncomingMessage } from 'node:http';
import { tooLarge } from '../core/http/body.ts';
import { pathOf, type Handler, type EmulatorRequest } from '../core/http/request.ts';

/**
 * Calls the sandbox without a socket.
 * @param incoming the parts of Node's request that the test is about
 */
export const asFetch =
  (handler: Handler) =>
  async (request: Request, incoming?: IncomingMessage): Promise<Response> => {
    const { status, headers, body } = await handler(received(request, incoming));
    return new Response(body === '' ? null : body, { status, headers });
  };

function received(request: Request, incoming: IncomingMessage | undefined): EmulatorRequest {
  const target = request.url.slice(new URL(request.url).origin.length);
  return {
    method: request.method,
    target,
    path: pathOf(target),
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
