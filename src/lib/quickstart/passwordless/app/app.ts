import type { Api } from '../api.ts';
import type { User } from './people.ts';

/** Everything a route needs. The server creates it once. */
export interface App {
  api: Api;
  /** The public API key, for the page. */
  apiKey: string;
  /**
   * Returns the user id for an alias, a new one if the alias is
   * free. Undefined when it belongs to a user who isn't the one
   * who asks: a passkey is added only to your own account.
   */
  idFor(alias: string, request: Request): string | undefined;
  /** Starts your session. @returns a `Set-Cookie` value */
  startSession(userId: string): string;
  /** Returns the signed-in user, if there is one. */
  userOf(request: Request): User | undefined;
  /** Ends your session. @returns a `Set-Cookie` value */
  endSession(request: Request): string;
}

/**
 * A route of the app: takes a standard request, returns a
 * standard response. Runs under any server.
 */
export type Route = (
  request: Request,
  app: App,
) => Response | Promise<Response>;
