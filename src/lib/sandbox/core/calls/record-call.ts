import type { Exchange } from '../../../wire/exchange.ts';
import type { Caller, CallState } from './call-state.ts';
import type { EmulatorContext } from '../context.ts';
import type { EmulatorResponse } from '../http/response.ts';
import type { Route } from '../http/router.ts';

/**
 * Request headers that say something about the call. The others, such as those of proxies and browsers, say who and
 * where the caller is, so they are not recorded.
 */
const SHOWN_HEADERS = new Set([
  'accept',
  'apikey',
  'apisecret',
  'authorization',
  'client-version',
  'content-length',
  'content-type',
  'host',
  'origin',
  'user-agent',
  'x-stytch-member-session',
  'x-stytch-member-sessionjwt',
]);

/**
 * Adds a call to its project's list, without headers that identify the caller. Calls without a caller aren't recorded.
 * @param duration milliseconds from the request to its response
 */
export async function record<O extends Route, C extends Caller>(
  { calls, nextPosition }: EmulatorContext,
  { id, request, operation, caller, body, startedAt, dropped }: CallState<O, C>,
  response: EmulatorResponse,
  duration: number,
): Promise<void> {
  if (!caller) return;
  const exchange: Exchange = {
    id,
    operation: operation?.name ?? null,
    method: request.method,
    path: request.target,
    request: { headers: request.headers().filter(([name]) => SHOWN_HEADERS.has(name.toLowerCase())), body },
    response: dropped
      ? null
      : { status: response.status, headers: Object.entries(response.headers), body: response.body },
    problem: dropped ? 'dropped' : null,
    started_at: startedAt,
    duration_ms: Math.round(duration * 10) / 10,
  };
  await calls.add(caller.project.id, nextPosition(), exchange, [...caller.secrets]);
}
