import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Bench } from '../../lib/bench/index.ts';
import { requestId } from '../../lib/log/request-id.ts';
import { traceOf } from '../../lib/log/trace.ts';
import type { Listener } from '../../lib/sandbox/core/http/node-listener.ts';
import { networkOf } from '../../lib/store/network.ts';
import type { Site } from '../start-up/compose.ts';
import { operationsRoutes } from '../operations/routes.ts';
import { refuse } from './refuse.ts';
import { requestChecks } from './request-checks.ts';
import { DOCUMENT_HEADERS } from '../security/security-headers.ts';
import { shownPath } from '../security/shown-path.ts';
import { sendFile, type StaticFile } from '../static/static-files.ts';

/** Astro's handler for pages rendered on request (`dist/server/entry.mjs`). */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: { bench: Bench; requestId: string },
) => Promise<void>;

const DOCUMENTS_ONLY = ['Content-Security-Policy', 'Referrer-Policy', ...DOCUMENT_HEADERS.map(([name]) => name)];

/**
 * Creates the app that answers all requests: health checks, the sandbox, built files, then pages rendered on request.
 * @param files built files by the path of their URL
 * @param pages Astro's handler
 * @param answerSandbox answers the sandbox's paths
 */
export function createApp(site: Site, files: Map<string, StaticFile>, pages: PageHandler, answerSandbox: Listener) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const { settings, bench, log } = site;

  app.route('/', operationsRoutes(site));

  for (const path of ['/v1/*', '/b2b/*', '/sdk/*', '/idp/*', '/passwordless/*', '/_sandbox/*'])
    app.all(path, async ({ env }) => {
      await answerSandbox(env.incoming, env.outgoing);
      return RESPONSE_ALREADY_SENT;
    });

  app.route('/', requestChecks(site, files));

  app.on(['GET', 'HEAD'], '*', async ({ req, env }, next) => {
    const file = files.get(req.path);
    if (file) {
      const response = await sendFile(file, req.raw);
      // These headers only matter on documents; on 30 assets they cost 1 KB per first visit.
      if (!response.headers.has('Content-Security-Policy'))
        for (const name of DOCUMENTS_ONLY) env.outgoing.removeHeader(name);
      return response;
    }
    if (files.has(`${req.path}/`)) return Response.redirect(new URL(`${req.path}/`, settings.SITE_URL), 308);
    return await next();
  });

  app.all('*', async ({ env }) => {
    // Pages rendered on request are one reader's, or an error that may soon be over.
    env.outgoing.setHeader('Cache-Control', 'no-store');
    await pages(env.incoming, env.outgoing, undefined, {
      bench: bench.from(networkOf(site.clientAddress(env.incoming))),
      requestId: requestId() ?? '',
    });
    return RESPONSE_ALREADY_SENT;
  });

  app.onError((error, { req }) => {
    log.error({ ...traceOf(error), path: shownPath(req.path) }, 'a request failed');
    return refuse(req.raw, 500, `${BROKEN} The number of this error is ${requestId()}.`);
  });
  return app;
}

const BROKEN = 'Something went wrong here. You haven’t lost anything. Try again.';
