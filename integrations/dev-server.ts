import type { AstroIntegration } from 'astro';
import { setDevBench } from './dev-bench.ts';

const SANDBOX = /^\/(v1|b2b|sdk|idp|passwordless|_sandbox)(\/|$)/;

/**
 * For `astro dev`: composes the site once and mounts the sandbox in the dev server. Pages find the bench in `locals`.
 * What it needs is imported when the server starts, so that a build doesn't load it.
 */
export function devServer(): AstroIntegration {
  return {
    name: 'first-login-dev-server',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, addMiddleware }) => {
        if (command !== 'dev') return;
        const { readSettings } = await import('../src/lib/config/settings.ts');
        updateConfig({
          // In dev no server replaces the placeholder origin of built pages.
          site: readSettings(process.env).SITE_URL,
          // With `staticHeaders` the dev server would send the policy without hashes and block its own styles.
          security: { csp: false },
          server: { port: Number(process.env.PORT ?? config.server.port ?? 3000) },
        });
        addMiddleware({ entrypoint: new URL('./dev-locals.ts', import.meta.url), order: 'pre' });
      },
      'astro:server:setup': async ({ server }) => {
        const { readSettings } = await import('../src/lib/config/settings.ts');
        const { compose } = await import('../src/server/start-up/compose.ts');
        const site = await compose(readSettings(process.env));
        setDevBench(site.bench);
        const { toNodeListener } = await import('../src/lib/sandbox/core/http/node-listener.ts');
        const answerSandbox = toNodeListener(site.sandbox.handle, site.log);
        server.middlewares.use((request, response, next) =>
          SANDBOX.test(request.url ?? '') ? void answerSandbox(request, response) : next(),
        );
        server.httpServer?.once('close', () => void site.close());
      },
    },
  };
}
