import type { Executor } from '../../store/database.ts';
import type { Keyring } from '../core/keys/keyring.ts';
import type { Project } from '../core/projects/projects.ts';
import type { CheckRedirect } from '../core/projects/redirect-hosts.ts';
import type { EmulatorResponse } from '../core/http/response.ts';
import type { Route } from '../core/http/router.ts';

/** Arguments of every operation. */
export interface Call {
  db: Executor;
  project: Project;
  /** Sandbox time in milliseconds. */
  now: number;
  keys: Keyring;
  siteUrl: string;
  issuer: string;
  checkRedirect: CheckRedirect;
  /** Returns a request header. */
  header: (name: string) => string | undefined;
}

/** One address of the identity provider. */
export interface Operation extends Route {
  /** Gets the fields of the query and of a form. */
  run: (call: Call, fields: Record<string, string>) => Promise<EmulatorResponse>;
}
