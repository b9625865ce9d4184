import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/** The request as Node received it; undefined when the app is called with a `Request`, as tests do. */
export function socketOf(context: Context): IncomingMessage | undefined {
  const bindings: unknown = context.env;
  const hasSocket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  // @hono/node-server puts Node's own request there.
  return hasSocket ? (bindings as { incoming: IncomingMessage }).incoming : undefined;
}
