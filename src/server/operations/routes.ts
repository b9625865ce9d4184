import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { securityTxt } from '../security/security-txt.ts';
import type { Site } from '../start-up/compose.ts';

/** Routes for a host's operations: health, readiness, metrics and the contact for security reports. */
export function operationsRoutes({ settings, readiness, metrics }: Site) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const problem = await readiness.problem();
    return problem === undefined ? c.json({ ok: true }) : c.json({ ok: false, problem }, 503);
  });
  app.get('/metrics', async ({ req, env }, next) => {
    const [, token = ''] = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '') ?? [];
    if (!metrics || !settings.METRICS_TOKEN?.is(token)) return await next();
    env.outgoing.setHeader('Cache-Control', 'no-store');
    return new Response(await metrics.text(), { headers: { 'Content-Type': metrics.contentType } });
  });
  app.get('/.well-known/security.txt', async (c, next) => {
    const text = securityTxt(settings, Date.now());
    return text === undefined ? await next() : c.text(text);
  });
  return app;
}
