import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { outgoingOf } from './socket.ts';

/** Said by every answer, so that nobody takes an emulator for the real thing (design, section 11). */
const EMULATED_BY = 'First Login sandbox; not affiliated with Stytch';

/** The headers of a JSON answer: never cached, never sniffed. */
export const jsonHeaders = (more: Record<string, string> = {}): Record<string, string> => ({
  'content-type': 'application/json',
  ...plain(more),
});

/** A JSON answer as the emulator gives it. */
export const json = (context: Context, status: number, body: unknown, headers?: Record<string, string>): Response =>
  send(context, status, jsonHeaders(headers), JSON.stringify(body));

/** A redirect that leaks neither the token in its address nor where it came from. */
export const redirectTo = (context: Context, url: string): Response =>
  send(context, 302, plain({ location: url, 'referrer-policy': 'no-referrer' }), null);

const plain = (headers: Record<string, string>): Record<string, string> => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-emulated-by': EMULATED_BY,
  ...headers,
});

/**
 * Gives an answer whose body is whole. Where there is a socket it is written there at once: the way through a `Response`,
 * its headers and its stream took 20 µs more, as much as a bare server needs for the whole call.
 */
export function send(context: Context, status: number, headers: Record<string, string>, body: string | null): Response {
  const outgoing = outgoingOf(context);
  if (!outgoing) return new Response(body, { status, headers });
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body ?? '') });
  outgoing.end(body ?? undefined);
  return RESPONSE_ALREADY_SENT;
}
