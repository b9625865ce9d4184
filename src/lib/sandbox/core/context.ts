import type { IncomingMessage } from 'node:http';
import type { Bounds } from '../../config/bounds.ts';
import type { Secret } from '../../config/secret.ts';
import type { Log } from '../../log/log.ts';
import type { Database } from '../../store/database.ts';
import { createCallLog, type CallLog } from './calls/call-log.ts';
import { hash } from './ids.ts';
import { createOutgoing, type Outgoing } from './http/outgoing.ts';
import { createPositions } from './database/position.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Handler } from './http/request.ts';
import { createRedirectCheck, type CheckRedirect } from './projects/redirect-hosts.ts';

/** Options of `createSandbox`. */
export interface SandboxOptions {
  db: Database;
  /** The site's origin, without a trailing slash. Links in emails point to it. */
  siteUrl: string;
  /** Hosts that projects may redirect to, besides the site's own and localhost. */
  redirectHosts: string[];
  /** Limit of new projects per network and day. */
  projectsPerAddress: number;
  /** Requests that send this key as X-Sandbox-Site-Key are not limited: the site limits its readers itself. */
  siteKey?: Secret;
  /** Returns the address a request comes from, behind any proxy. Defaults to the address of the socket. */
  clientAddress?: (request: IncomingMessage) => string;
  log: Log;
  /** Returns real time in milliseconds. Tests pass their own. */
  now?: () => number;
  /** Bounds of one call on a public site; none by default. */
  bounds?: SandboxBounds | undefined;
  /** Returns a keyed digest of a network, because addresses aren't stored. */
  digest?: (network: string) => string;
}

export type SandboxBounds = Bounds['sandbox'];

/**
 * Dependencies that every part of the sandbox gets. Created once per sandbox and passed down, never kept in a module.
 */
export interface EmulatorContext extends Omit<Required<SandboxOptions>, 'redirectHosts' | 'siteKey' | 'bounds'> {
  siteKey?: Secret;
  bounds: SandboxBounds | undefined;
  calls: CallLog;
  /** Throws when a URL may not be redirected to. */
  checkRedirect: CheckRedirect;
  /** Returns the next position, which orders rows created within one millisecond. */
  nextPosition: () => number;
  /** Runs work that occupies a core for longer than a call should. */
  slowWork: Queue;
  /** Calls an identity provider. */
  outgoing: Outgoing;
}

/** Slow work that may wait on a public site: together it takes about a second. */
const MOST_WAITING = 10;

/**
 * Creates the dependencies, once per sandbox.
 * @param sandbox the sandbox's own handler, which a call to the built-in identity provider goes to
 */
export function createContext(
  {
    redirectHosts: hosts,
    now = Date.now,
    clientAddress = ({ socket }) => socket.remoteAddress ?? '',
    digest = hash,
    bounds,
    ...options
  }: SandboxOptions,
  sandbox: Handler,
): EmulatorContext {
  return {
    ...options,
    now,
    clientAddress,
    digest,
    bounds,
    calls: createCallLog(options.db, options.log, bounds),
    checkRedirect: createRedirectCheck(options.siteUrl, hosts),
    nextPosition: createPositions(now),
    slowWork: createQueue(bounds ? MOST_WAITING : Infinity),
    outgoing: createOutgoing(options.siteUrl, sandbox),
  };
}
