import type { IncomingMessage } from 'node:http';
import type { Secret } from '../../config/secret.ts';
import type { Log } from '../../log/log.ts';
import type { Database } from '../../store/database.ts';
import type { Passwordless } from '../passwordless/index.ts';
import type { CallLog } from './call-log.ts';
import type { CheckRedirect } from './redirect-hosts.ts';
import type { Keyring } from '../stytch/sessions/keys.ts';

/** What the sandbox is made of; made once in `createSandbox` and handed down, never kept in a module. */
export interface Parts {
  db: Database;
  siteUrl: string;
  projectsPerAddress: number;
  siteKey?: Secret;
  /** Where a request really comes from, whatever stands before the sandbox. */
  clientAddress: (request: IncomingMessage) => string;
  log: Log;
  /** Real time. What a project sees is its own clock. */
  now: () => number;
  calls: CallLog;
  keys: Keyring;
  nextPosition: () => number;
  checkRedirect: CheckRedirect;
  /** The accounts of the other emulated provider: every project has one. */
  passwordless: Pick<Passwordless, 'keysFor' | 'reset' | 'take' | 'restore'>;
}
