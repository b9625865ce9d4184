import { tooLarge } from './body.ts';
import { pathOf, type EmulatorRequest } from './request.ts';

/**
 * Makes a request from one part of the sandbox to another, without a socket.
 * @param target path and query, from the site's root
 * @param request its `headers` by name in lower case
 */
export function inProcessRequest(
  target: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
): EmulatorRequest {
  return {
    method,
    target,
    path: pathOf(target),
    header: (name) => headers[name],
    headers: () => Object.entries(headers),
    text: async (limit) => {
      if (Buffer.byteLength(body) > limit) throw tooLarge(limit);
      return body;
    },
    incoming: undefined,
  };
}
