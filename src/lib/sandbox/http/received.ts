import type { IncomingMessage } from 'node:http';
import type { Header } from '../../wire/exchange.ts';
import type { Answer } from './answer.ts';

/** A request as the sandbox reads it, from Node's server or, in a test, from a `Request`. */
export interface Received {
  readonly method: string;
  /** What was asked for: the path, and the query if there is one. */
  readonly target: string;
  /** The path alone, as it was written. */
  readonly path: string;
  /** @param name in small letters */
  header(name: string): string | undefined;
  /** All of them as received, in order and case. */
  headers(): Header[];
  /** The body. @throws {StytchError} when it has more bytes than that */
  text(limit: number): Promise<string>;
  /** Node's own, which knows who sent it; there is none in a test without a socket. */
  readonly incoming: IncomingMessage | undefined;
}

/** Answers every request, whatever happens. */
export type Answering = (request: Received) => Promise<Answer>;

/** The query; of a name that comes twice the first counts. */
export function queryOf({ target, path }: Received): Record<string, string> {
  const query: Record<string, string> = {};
  if (target.length === path.length) return query;
  for (const [name, value] of new URLSearchParams(target.slice(path.length + 1)))
    if (!Object.hasOwn(query, name)) query[name] = value;
  return query;
}
