import type { EverydayRoute } from '../../../../quickstart/stytch/everyday/app/app.ts';
import type { BenchContext } from '../../../context.ts';
import type { Session } from '../../../reader/session.ts';
import { respond } from '../../respond.ts';
import { handleCallback } from '../magic-link/callback.ts';
import { blockedPage, noCookiePage } from './blocked-page.ts';
import { runApp } from './run.ts';
import { createProject, signupHere } from './signup.ts';

/** The app that the Stytch guides build, run for the reader of each request. */
export interface StytchApp {
  /** Runs a route. A POST creates the reader if there is none. */
  route(request: Request, route: EverydayRoute): Promise<Response>;
  /** GET /authenticate, which magic links redirect to. */
  callback(request: Request): Promise<Response>;
  /** GET and POST /signup. */
  signup(request: Request): Promise<Response>;
}

export function createStytchApp(context: BenchContext, { recognise, enter, address }: Session): StytchApp {
  const route: StytchApp['route'] = (request, run) =>
    respond(
      context,
      async (cookies) => {
        if (request.method !== 'POST') {
          const reader = await recognise(request);
          const { pathname, searchParams } = new URL(request.url);
          if (!reader && pathname === '/request_magic_link' && searchParams.has('sent')) return noCookiePage();
          return await runApp(context, reader, request, run);
        }
        const entered = await enter(request);
        cookies.push(...entered.cookies);
        return await runApp(context, entered.value, request, run);
      },
      blockedPage,
    );
  return {
    route,
    callback: (request) =>
      respond(context, async () => handleCallback(context, await recognise(request), request, address), blockedPage),
    signup: (request) => route(request, request.method === 'POST' ? createProject : signupHere),
  };
}
