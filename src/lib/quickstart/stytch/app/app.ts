import type { B2BClient } from 'stytch';

/** Everything a route needs. The server creates it once. */
export interface App {
  stytch: B2BClient;
  /**
   * True when users reach the app over https. Its cookies are
   * then `Secure`, with a `__Host-` name.
   */
  secure: boolean;
  /**
   * The URL of /authenticate, as registered at Stytch. Left
   * out, links open the project's default redirect URL.
   */
  redirectUrl?: string;
  /**
   * The URL of the guide, so that a problem can link to the
   * step that explains it.
   */
  guideUrl?: string;
  /** The inbox for sandbox email, if there is one. */
  inboxUrl?: string;
  /** Told what you have to fix. The users don't see it. */
  report?: (fix: string) => void;
}

/**
 * A route of the app: takes a standard request, returns a
 * standard response. Runs under any server.
 */
export type Route = (
  request: Request,
  app: App,
) => Response | Promise<Response>;
