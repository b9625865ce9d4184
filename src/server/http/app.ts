import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Bench } from '../../lib/bench/index.ts';
import { requestId } from '../../lib/log/request-id.ts';
import { traceOf } from '../../lib/log/trace.ts';
import type { Listener } from '../../lib/sandbox/core/http/node-listener.ts';
import { BODY_LIMIT } from '../../lib/config/body-limit.ts';
import { networkOf } from '../../lib/store/network.ts';
import type { Site } from '../start-up/compose.ts';
import type { ErrorBody } from '../../pages/api/bench/_errors.ts';
import { isCrossSite } from '../security/cross-site.ts';
import { readBody } from './read-body.ts';
import { DOCUMENT_HEADERS } from '../security/security-headers.ts';
import { securityTxt } from '../security/security-txt.ts';
import { shownPath } from '../security/shown-path.ts';
import { sendFile, type StaticFile } from '../static/static-files.ts';
import { inSeconds } from '../limits/traffic.ts';

/** Astro's handler for pages rendered on request (`dist/server/entry.mjs`). */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: { bench: Bench; requestId: string },
) => Promise<void>;

/** Policy of responses for which Astro sends none: the 404 page, and our own routes. */
const FALLBACK_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ERROR_PAGE = /^\/500\/?$/;

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

  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const problem = await site.readiness.problem();
    return problem === undefined ? c.json({ ok: true }) : c.json({ ok: false, problem }, 503);
  });
  app.get('/metrics', async ({ req, env }, next) => {
    const { metrics } = site;
    const [, given = ''] = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '') ?? [];
    if (!metrics || !settings.METRICS_TOKEN?.is(given)) return await next();
    env.outgoing.setHeader('Cache-Control', 'no-store');
    return new Response(await metrics.text(), { headers: { 'Content-Type': metrics.contentType } });
  });
  app.get('/.well-known/security.txt', async (c, next) => {
    const text = securityTxt(settings, Date.now());
    return text === undefined ? await next() : c.text(text);
  });

  for (const path of ['/v1/*', '/b2b/*', '/sdk/*', '/idp/*', '/passwordless/*', '/_sandbox/*'])
    app.all(path, async ({ env }) => {
      await answerSandbox(env.incoming, env.outgoing);
      return RESPONSE_ALREADY_SENT;
    });

  // Astro's adapter throws on `//` and on TRACE, and answers the address of its error page with that page.
  app.use(async ({ req }, next) =>
    req.path.includes('//') || ERROR_PAGE.test(req.path)
      ? refuse(req.raw, 404, 'There is no page at this address.')
      : await next(),
  );
  app.on('TRACE', '*', ({ req }) => refuse(req.raw, 405, 'TRACE isn’t supported.'));

  app.use(async ({ req, env }, next) => {
    const address = namedAddress(req.raw, settings.SITE_URL);
    if (address) return Response.redirect(address, 307);
    if (isCrossSite(req.raw, settings.SITE_URL)) return refuse(req.raw, 403, crossSiteSentence(settings.SITE_URL));
    const wait = files.has(req.path) ? null : await site.traffic?.admit(env.incoming, env.outgoing);
    if (wait === 'left') return RESPONSE_ALREADY_SENT;
    if (wait) return refuse(req.raw, 429, tooManySentence(wait), { 'Retry-After': inSeconds(wait) });
    if (!(await readBody(env.incoming, BODY_LIMIT)))
      return refuse(req.raw, 413, 'The request is too large. Send 64 KB or less.');
    env.outgoing.setHeader('X-Content-Type-Options', 'nosniff');
    env.outgoing.setHeader('Referrer-Policy', 'same-origin');
    env.outgoing.setHeader('Content-Security-Policy', FALLBACK_POLICY);
    for (const [name, value] of DOCUMENT_HEADERS) env.outgoing.setHeader(name, value);
    return await next();
  });

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

/** Returns where to redirect a browser on a loopback IP, because passkeys and cookies need the name `localhost`. */
function namedAddress(request: Request, siteUrl: string): string | undefined {
  const url = new URL(request.url);
  const isLoopbackIp = url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  const isNavigation = request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate';
  if (!isLoopbackIp || !isNavigation || new URL(siteUrl).hostname !== 'localhost') return undefined;
  return siteUrl + url.pathname + url.search;
}

const BROKEN = 'Something went wrong here. You haven’t lost anything. Try again.';

const crossSiteSentence = (siteUrl: string) =>
  'This request came from another site and was rejected. If you run this site at another address, ' +
  `set SITE_URL to it (now it’s ${siteUrl}).`;

function tooManySentence(wait: number): string {
  const seconds = inSeconds(wait);
  return `Your network has sent too many requests. Try again in ${seconds} second${seconds === '1' ? '' : 's'}.`;
}

/** Creates an error response: JSON for the API, text for everything else. */
function refuse(
  request: Request,
  status: 403 | 404 | 405 | 413 | 429 | 500,
  sentence: string,
  more?: Record<string, string>,
): Response {
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...more };
  const isApi = new URL(request.url).pathname.startsWith('/api/');
  return isApi
    ? Response.json({ error: sentence } satisfies ErrorBody, { status, headers })
    : new Response(sentence, { status, headers });
}
