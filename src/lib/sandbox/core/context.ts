import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../config/secret.ts';
import type { Log } from '../../log/log.ts';
import type { Database } from '../../store/database.ts';
import { createCallLog, type CallLog } from './call-log.ts';
import { createPositions } from './position.ts';
import { createRedirectCheck, type CheckRedirect } from './redirect-hosts.ts';

/** Options of `createSandbox`. */
export interface SandboxOptions {
  db: Database;
  /** The site's origin, without a trailing slash. Links in emails point to it. */
  siteUrl: string;
  /** Hosts that projects may redirect to, besides the site's own and localhost. */
  redirectHosts: string[];
  /** How many projects one network may create per day. */
  projectsPerAddress: number;
  /** Requests that send this key as X-Sandbox-Site-Key are not limited: the site limits its readers itself. */
  siteKey?: Secret;
  /** Returns the address a request comes from, behind any proxy. Defaults to the address of the socket. */
  clientAddress?: (request: IncomingMessage) => string;
  log: Log;
  /** Returns real time in milliseconds. Tests pass their own. */
  now?: () => number;
}

/**
 * Dependencies that every part of the sandbox gets. Created once per sandbox and passed down, never kept in a module.
 */
export interface EmulatorContext extends Omit<Required<SandboxOptions>, 'redirectHosts' | 'siteKey'> {
  siteKey?: Secret;
  calls: CallLog;
  /** Throws when a URL may not be redirected to. */
  checkRedirect: CheckRedirect;
  /** Returns the next position, which orders rows created within one millisecond. */
  nextPosition: () => number;
}

export function createContext({
  redirectHosts: hosts,
  now = Date.now,
  clientAddress = ({ socket }) => socket.remoteAddress ?? '',
  ...options
}: SandboxOptions): EmulatorContext {
  return {
    ...options,
    now,
    clientAddress,
    calls: createCallLog(options.db, options.log),
    checkRedirect: createRedirectCheck(options.siteUrl, hosts),
    nextPosition: createPositions(now),
  };
}
