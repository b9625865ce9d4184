import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { BODY_LIMIT } from '../../lib/config/body-limit.ts';
import { inSeconds } from '../limits/traffic.ts';
import { isCrossSite } from '../security/cross-site.ts';
import { DOCUMENT_HEADERS } from '../security/security-headers.ts';
import type { Site } from '../start-up/compose.ts';
import type { StaticFile } from '../static/static-files.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';

/** Policy of responses for which Astro sends none: the 404 page, and our own routes. */
const FALLBACK_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ERROR_PAGE = /^\/500\/?$/;

/**
 * Checks every request for a page or a file before it's answered: its address, its origin, its network's share and its
 * size. Sets the headers that every response to it has.
 * @param files built files by the path of their URL, which no limit applies to
 */
export function requestChecks({ settings, traffic }: Site, files: Map<string, StaticFile>) {
  const app = new Hono<{ Bindings: HttpBindings }>();

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
    const wait = files.has(req.path) ? null : await traffic?.admit(env.incoming, env.outgoing);
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

const crossSiteSentence = (siteUrl: string) =>
  'This request came from another site and was rejected. If you run this site at another address, ' +
  `set SITE_URL to it (now it’s ${siteUrl}).`;

function tooManySentence(wait: number): string {
  const seconds = inSeconds(wait);
  return `Your network has sent too many requests. Try again in ${seconds} second${seconds === '1' ? '' : 's'}.`;
}
