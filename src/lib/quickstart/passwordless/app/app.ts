import type { Api } from '../api.ts';

/** What every route needs. The server makes it once. */
export interface App {
  api: Api;
  /** The public key, for the page. */
  apiKey: string;
  /**
   * The id of the person with this alias, made at first sight.
   * Undefined when it is somebody's and this request is not
   * from them: nobody adds a passkey to another's account.
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
