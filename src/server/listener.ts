import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { toNodeListener } from '../lib/sandbox/core/node-listener.ts';
import { createApp, type PageHandler } from './app.ts';
import type { Site } from './compose.ts';
import { shownPath } from './shown-path.ts';
import type { StaticFile } from './static-files.ts';

/** Our own globals stay Node's: the SDKs that are taught here use them, too. */
const OPTIONS = { overrideGlobalObjects: false };

/**
 * What the site's servers call. The sandbox gets its requests straight from here: the way through the site's app, which
 * would hand them on as they are, took 10 µs a call.
 */
export function createListener(site: Site, files: Map<string, StaticFile>, pages: PageHandler): RequestListener {
  const answerSandbox = toNodeListener(site.sandbox.handle, site.log);
  const answerSite = getRequestListener(createApp(site, files, pages, answerSandbox).fetch, OPTIONS);

  const logged: typeof answerSandbox = async (request, response) => {
    const started = performance.now();
    await answerSandbox(request, response);
    const ms = Math.round(performance.now() - started);
    // Never the query string: it may hold a token.
    site.log.info(
      { method: request.method, path: shownPath(request.url?.split('?')[0] ?? ''), status: response.statusCode, ms },
      'request',
    );
  };
  return (request, response) => void (SANDBOX_PATHS.test(request.url ?? '') ? logged : answerSite)(request, response);
}

/** Written otherwise, as with an origin before it, such a path reaches the sandbox by way of the app. */
const SANDBOX_PATHS = /^\/(?:v1|passwordless|_sandbox)\//;
