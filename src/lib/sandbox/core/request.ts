import type { IncomingMessage } from 'node:http';
import type { Header } from '../../wire/exchange.ts';
import type { EmulatorResponse } from './response.ts';

/** A request as the sandbox reads it, from Node's server or, in a test, from a `Request`. */
export interface EmulatorRequest {
  readonly method: string;
  /** What was asked for: the path, and the query if there is one. */
  readonly target: string;
  /** The path alone: see `pathOf`. */
  readonly path: string;
  /** @param name in small letters */
  header(name: string): string | undefined;
  /** All of them as received, in order and case. */
  headers(): Header[];
  /** The body. @throws {SandboxError} when it has more bytes than that */
  text(limit: number): Promise<string>;
  /** Node's own, which knows who sent it; there is none in a test without a socket. */
  readonly incoming: IncomingMessage | undefined;
}

/** Answers every request, whatever happens. */
export type Handler = (request: EmulatorRequest) => Promise<EmulatorResponse>;

/** Whether a path is `base` or below it. */
export const isBelow = (base: string, path: string): boolean => path === base || path.startsWith(`${base}/`);

/** As clients write paths: nothing encoded, no segment that is empty or begins with a dot. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)+\/?$/;

/**
 * The path of a target, which begins with a slash. Written otherwise (`%61` for `a`, dot segments) it means the same.
 * `%25` stays, since a parameter is decoded once more.
 */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  const written = query < 0 ? target : target.slice(0, query);
  return PLAIN.test(written) ? written : decoded(new URL(`http://x${written}`).pathname);
}

function decoded(path: string): string {
  try {
    return decodeURI(path.replaceAll('%25', '%2525'));
  } catch {
    return path;
  }
}

/** The query; of a name that comes twice the first counts. */
export function queryOf({ target }: EmulatorRequest): Record<string, string> {
  const query: Record<string, string> = {};
  const start = target.indexOf('?');
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(target.slice(start + 1)))
    if (!Object.hasOwn(query, name)) query[name] = value;
  return query;
}
