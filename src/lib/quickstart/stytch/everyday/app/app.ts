import type { App } from '../../app/app.ts';

/** Everything a route of this guide needs. */
export interface EverydayApp extends App {
  /**
   * Names your project in URLs that a browser opens. Left out,
   * the app offers neither Google nor SSO.
   */
  publicToken?: string;
  /** Where those URLs start: Stytch, or a sandbox. */
  apiUrl: string;
  /** The URL of /authenticate, where such a login ends. */
  returnUrl: string;
}

/** A route of this guide's app. The quickstart's are, too. */
export type EverydayRoute = (
  request: Request,
  app: EverydayApp,
) => Response | Promise<Response>;
