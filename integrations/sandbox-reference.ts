import type { AstroIntegration } from 'astro';

/**
 * Puts the sandbox's lists into the build as data. As a module they bring the whole sandbox, with its SAML and WebAuthn
 * libraries, into the pages that are rendered on request: a second copy of it in the memory of every site. The dev
 * server keeps the module, so that a change shows without a restart.
 */
export const sandboxReference = (): AstroIntegration => ({
  name: 'first-login-sandbox-reference',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      const plugin = {
        name: 'first-login-sandbox-reference',
        apply: 'build' as const,
        load: {
          filter: { id: /\/src\/lib\/sandbox\/reference\.ts$/ },
          async handler() {
            const { reference } = await import('../src/lib/sandbox/reference.ts');
            return `export const reference = JSON.parse(${JSON.stringify(JSON.stringify(reference))});`;
          },
        },
      };
      updateConfig({ vite: { plugins: [plugin] } });
    },
  },
});
