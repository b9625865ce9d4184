import type { B2BClient } from 'stytch';

/** What every route needs. The server makes it once. */
export interface App {
  stytch: B2BClient;
  /**
   * True when people reach the app over https: its cookies
   * then travel over https only.
   */
  secure: boolean;
  /**
   * The address of /authenticate, as registered at Stytch.
   * Left out, links lead to the project's default.
   */
  redirectUrl?: string;
  /**
   * Where the guide is, so that a problem can link to the
   * step that explains it.
   */
  guideUrl?: string;
  /** Where sandbox mail lands, if there is such a place. */
  inboxUrl?: string;
}

/**
 * A route of the app: a standard request in, a standard
 * response out. Runs under any server.
 */
export type Route = (
  request: Request,
  app: App,
) => Response | Promise<Response>;
