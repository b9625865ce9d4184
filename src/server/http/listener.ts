import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { toNodeListener, type Listener } from '../../lib/sandbox/core/http/node-listener.ts';
import { createApp, type PageHandler } from './app.ts';
import type { Site } from '../start-up/compose.ts';
import { transportHeaders } from '../security/security-headers.ts';
import { observed } from '../operations/observe.ts';
import type { StaticFile } from '../static/static-files.ts';

/** Leaves the globals as Node's own, because the SDKs use them, too. */
const OPTIONS = { overrideGlobalObjects: false };

/**
 * Creates the listener of the site's servers. The sandbox's requests skip the app, which would pass them on unchanged:
 * that took 10 µs a call, as long as the bare server needs for one.
 */
export function createListener(site: Site, files: Map<string, StaticFile>, pages: PageHandler): RequestListener {
  const answerSandbox = admitted(site, toNodeListener(site.sandbox.handle, site.log));
  const answerSite = getRequestListener(createApp(site, files, pages, answerSandbox).fetch, OPTIONS);

  const answer = observed(
    (request, response) => (isSandbox(request) ? answerSandbox : answerSite)(request, response),
    { log: site.log, onAnswered: site.metrics?.answered },
    (request) => !isSandbox(request),
  );
  const headers = transportHeaders(site.settings.SITE_URL);
  return (request, response) => {
    site.checkExposure?.(request);
    for (const [name, value] of headers) response.setHeader(name, value);
    const held = site.draining.track(response);
    if (held) void held.then(() => answer(request, response));
    else answer(request, response);
  };
}

/** Limits what each network may ask of the sandbox, where the site has bounds. */
function admitted({ traffic, sandbox, log }: Site, answer: Listener): Listener {
  if (!traffic) return answer;
  return async (incoming, outgoing) => {
    const wait = await traffic.admit(incoming, outgoing);
    if (wait === 'left') return;
    if (wait === null) return answer(incoming, outgoing);
    return toNodeListener(async (request) => sandbox.refuse(request, wait), log)(incoming, outgoing);
  };
}

const isSandbox = ({ url = '' }: IncomingMessage) => SANDBOX_PATHS.test(url);

/** A path in another form, such as after an origin, reaches the sandbox through the app. */
const SANDBOX_PATHS = /^\/(?:\/?v1|passwordless|_sandbox)\//;
