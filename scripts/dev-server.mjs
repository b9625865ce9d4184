const SANDBOX = /^\/(v1|passwordless|_sandbox)(\/|$)/;

/** In `astro dev`: makes the parts of the site once and mounts the sandbox in the dev server. Pages find the bench in `locals`. */
export function devServer() {
  return {
    name: 'first-login-dev-server',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, addMiddleware }) => {
        if (command !== 'dev') return;
        const { readSettings } = await import('../src/lib/config/settings.ts');
        // With `staticHeaders` the dev server would send the policy without a single hash and block its own styles.
        updateConfig({
          // Nothing replaces the built pages' stand-in here.
          site: readSettings(process.env).SITE_URL,
          security: { csp: false },
          server: { port: Number(process.env.PORT ?? config.server.port ?? 3000) },
        });
        addMiddleware({ entrypoint: new URL('./dev-locals.mjs', import.meta.url), order: 'pre' });
      },
      'astro:server:setup': async ({ server }) => {
        const { readSettings } = await import('../src/lib/config/settings.ts');
        const { compose } = await import('../src/server/compose.ts');
        const site = await compose(readSettings(process.env));
        globalThis[Symbol.for('first-login.dev-bench')] = site.bench;
        const { asListener } = await import('../src/lib/sandbox/core/node-listener.ts');
        const answerSandbox = asListener(site.sandbox.answer, site.log);
        server.middlewares.use((request, response, next) =>
          SANDBOX.test(request.url ?? '') ? void answerSandbox(request, response) : next(),
        );
        server.httpServer?.once('close', () => site.close());
      },
    },
  };
}
