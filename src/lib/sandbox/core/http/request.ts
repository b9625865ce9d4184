import type { IncomingMessage } from 'node:http';
import type { Header } from '../../../wire/exchange.ts';
import type { EmulatorResponse } from './response.ts';

/** A request to the sandbox, from Node's server or, in a test, from a web-standard `Request`. */
export interface EmulatorRequest {
  readonly method: string;
  /** The path with the query string. */
  readonly target: string;
  /** The path alone, as `pathOf` returns it. */
  readonly path: string;
  /**
   * Returns a header.
   * @param name in lower case
   */
  header(name: string): string | undefined;
  /** Returns all headers as received, in their order and case. */
  headers(): Header[];
  /**
   * Reads the body.
   * @param limit the largest body in bytes
   * @throws {SandboxError} when the body is larger
   */
  text(limit: number): Promise<string>;
  /** Node's request, which knows the sender. Undefined in tests without a socket. */
  readonly incoming: IncomingMessage | undefined;
}

/** Answers a request. */
export type Handler = (request: EmulatorRequest) => Promise<EmulatorResponse>;

/** The same request for another path. */
export const withPath = (request: EmulatorRequest, path: string): EmulatorRequest => ({
  method: request.method,
  target: request.target,
  path,
  incoming: request.incoming,
  header: (name) => request.header(name),
  headers: () => request.headers(),
  text: (limit) => request.text(limit),
});

/** Whether a path equals `base` or is below it. */
export const isBelow = (base: string, path: string): boolean => path === base || path.startsWith(`${base}/`);

/** Paths that need no decoding: nothing encoded, no empty segment, none that begins with a dot. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)+\/?$/;

/** The start of a path that an SDK made of a base URL that ends in a slash. */
const DOUBLE_SLASH = /^\/\/(?=v1\/)/;

/**
 * Returns the path of a target, decoded and without dot segments. `%25` stays, because path parameters are decoded
 * later. `//v1/` counts as `/v1/`: with a base URL that ends in a slash, the SDKs for Go, PHP and Java send that.
 * @param target begins with a slash
 */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  const written = (query < 0 ? target : target.slice(0, query)).replace(DOUBLE_SLASH, '/');
  return PLAIN.test(written) ? written : decoded(new URL(`http://x${written}`).pathname);
}

function decoded(path: string): string {
  try {
    return decodeURI(path.replaceAll('%25', '%2525'));
  } catch {
    return path;
  }
}

/** Returns the query parameters. If a parameter repeats, the first one counts. */
export function queryOf({ target }: EmulatorRequest): Record<string, string> {
  const query: Record<string, string> = {};
  const start = target.indexOf('?');
  if (start < 0) return query;
  for (const [name, value] of new URLSearchParams(target.slice(start + 1)))
    if (!Object.hasOwn(query, name)) query[name] = value;
  return query;
}
