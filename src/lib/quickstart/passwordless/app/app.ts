import type { Api } from '../api.ts';

/** What every route needs. The server makes it once. */
export interface App {
  api: Api;
  /** The public key, for the page. */
  apiKey: string;
  /**
   * The user id for an alias, a new one if the alias is free.
   * Undefined when it belongs to a user who isn't the one who
   * asks: a passkey is added only to your own account.
   */
  idFor: (alias: string, request: Request) => string | undefined;
  /** Starts your session. @returns a `Set-Cookie` value */
  startSession: (userId: string) => string;
}

/**
 * A route of the app: a standard request in, a standard
 * response out. Runs under any server.
 */
export type Route = (
  request: Request,
  app: App,
) => Response | Promise<Response>;
