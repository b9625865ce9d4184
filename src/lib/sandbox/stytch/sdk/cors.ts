import type { EmulatorRequest } from '../../core/http/request.ts';
import type { EmulatorResponse } from '../../core/http/response.ts';

/**
 * The headers that let a page read an answer. The SDK sends credentials, so the origin is repeated
 * (docs/stytch-federation.md, "Browser SDK wire"). Every origin may read: whether it may call is an error that its
 * developer should see.
 */
const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'x-sandbox-note',
  vary: 'Origin',
});

/** Adds the headers that let a page of the request's origin read the response. */
export function withCors(request: EmulatorRequest, response: EmulatorResponse): EmulatorResponse {
  const origin = request.header('origin');
  return origin === undefined ? response : { ...response, headers: { ...response.headers, ...corsHeaders(origin) } };
}

/** Answers a preflight. It carries no credentials, so it says nothing about a project. */
export const preflight = (request: EmulatorRequest): EmulatorResponse => ({
  status: 204,
  headers: {
    ...corsHeaders(request.header('origin') ?? '*'),
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': 'authorization, content-type, x-sdk-client, x-sdk-parent-host',
    'access-control-max-age': '600',
  },
  body: '',
});
