import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../config/secret.ts';
import type { Log } from '../../log/log.ts';
import type { Database } from '../../store/database.ts';
import { createCallLog, type CallLog } from './call-log.ts';
import { createPositions } from './position.ts';
import { createRedirectCheck, type CheckRedirect } from './redirect-hosts.ts';

/** What the sandbox is made with. */
export interface SandboxOptions {
  db: Database;
  /** The site's own origin, without a slash at the end. Links in emails point to it. */
  siteUrl: string;
  /** Hosts besides the site's own and localhost that projects may redirect to. */
  redirectHosts: string[];
  /** How many projects one network address may make in a day. */
  projectsPerAddress: number;
  /** A request with this key as X-Sandbox-Site-Key isn't counted: the site limits its readers itself. */
  siteKey?: Secret;
  /** The address a request really comes from; the address of its socket when left out. */
  clientAddress?: (request: IncomingMessage) => string;
  log: Log;
  /** Real time in milliseconds; tests bring their own. */
  now?: () => number;
}

/** What every part of the sandbox works with. Made once per sandbox and passed down, never kept in a module. */
export interface EmulatorContext extends Omit<Required<SandboxOptions>, 'redirectHosts' | 'siteKey'> {
  siteKey?: Secret;
  calls: CallLog;
  /** Throws unless a URL may be redirected to. */
  checkRedirect: CheckRedirect;
  /** Orders what is made within one millisecond. */
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
