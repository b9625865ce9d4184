import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';

/** What @hono/node-server hands over. */
interface Bindings {
  incoming?: IncomingMessage;
  outgoing?: ServerResponse;
}

const bindingsOf = ({ env }: Context): Bindings => (typeof env === 'object' && env !== null ? (env as Bindings) : {});

/** The request as Node received it; undefined when the app is called with a `Request`, as tests do. */
export const socketOf = (context: Context): IncomingMessage | undefined => bindingsOf(context).incoming;

/** Where Node sends the answer; undefined likewise. */
export const outgoingOf = (context: Context): ServerResponse | undefined => bindingsOf(context).outgoing;

/** A header, read where Node has it: making the web's `Headers` of all of them took 5 µs a call. */
export function headerOf(context: Context, name: string): string | undefined {
  const headers = outgoingOf(context) && socketOf(context)?.headers;
  return headers ? headers[name]?.toString() : context.req.header(name);
}

/** The request as a body is read from it. */
export const requestOf = (context: Context) => ({
  method: context.req.method,
  raw: context.req.raw,
  header: (name: string) => headerOf(context, name),
  text: () => context.req.text(),
});
