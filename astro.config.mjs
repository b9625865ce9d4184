import { existsSync, readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig, passthroughImageService } from 'astro/config';
import { devServer } from './integrations/dev-server.ts';
import { islandScript } from './integrations/island-script.ts';
import { machineFiles } from './integrations/machine-files.ts';
import { markdownTwins } from './integrations/markdown-twins.ts';
import { modulePreload } from './integrations/module-preload.ts';
import { precompressed } from './integrations/precompress.ts';
import { sandboxReference } from './integrations/sandbox-reference.ts';
import { searchIndex } from './integrations/search-index.ts';
import { staticEdition } from './integrations/static-edition.ts';
import { readBuildSettings } from './src/lib/config/settings.ts';
import { BUILT_ORIGIN } from './src/server/static/site-url.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
if (existsSync('.env')) process.loadEnvFile('.env');
const { REPOSITORY_URL, LIVE_SITE_URL, SITE_URL } = readBuildSettings(process.env);

export default defineConfig({
  output: 'static',
  // A placeholder for SITE_URL. The server replaces it when it sends a page, so that one build serves everywhere.
  site: BUILT_ORIGIN,
  adapter: node({ mode: 'middleware', staticHeaders: true, bodySizeLimit: 64 * 1024 }),
  integrations: [
    mdx(),
    preact(),
    devServer(),
    sandboxReference(),
    // At the end of a build, in this order.
    markdownTwins(),
    machineFiles(),
    searchIndex(),
    staticEdition(LIVE_SITE_URL ? { live: LIVE_SITE_URL, own: SITE_URL ?? LIVE_SITE_URL } : undefined),
    islandScript(),
    modulePreload(),
    precompressed(),
  ],
  logger: { entrypoint: './src/server/astro/astro-log.ts' },
  trailingSlash: 'ignore',
  session: false,
  devToolbar: { enabled: false },
  // No page scales pictures, and the service that would is a large package with binaries.
  image: { service: passthroughImageService(), endpoint: { entrypoint: './src/server/astro/no-images.ts' } },
  // Our own components highlight code with classes. Astro's would write inline styles.
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  // Not through `import.meta.env`, where Astro would put the host's unchecked value.
  vite: {
    define: { __REPOSITORY_URL__: JSON.stringify(REPOSITORY_URL ?? null) },
    // The server's bundle contains all packages but those that a production-only installation has.
    environments: {
      // Parts that several pages share, in three files: each file costs a request. Reading needs only the first.
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  {
                    name: 'site',
                    priority: 3,
                    test: /components\/(chrome\/(page\/badge|copy\/copy\.ts)|listing\/placeholders|bench\/(client|other-tabs|wire\/parse-fields)|preflight\/api)|preload-helper/,
                  },
                  { name: 'framework', priority: 2, test: /node_modules\/(preact|nanostores|@nanostores)\// },
                  {
                    name: 'bench-parts',
                    priority: 1,
                    test: /components\/(chrome\/copy\/CopyText|bench\/(use-lazy|api|look|presses|store|outcome\/EndUserView|project\/Project|inbox\/Inbox|tokens\/time|wire\/(field-meanings|Path)))\.|guides\/(fill-template|([^/]+\/)?credentials)/,
                  },
                  { name: 'passkeys', priority: 0, test: /components\/passkeys\/[dD]evice\./ },
                ],
              },
            },
          },
        },
      },
      ssr: { resolve: { noExternal: true, external: Object.keys(dependencies) } },
    },
  },
  security: {
    // src/server/security/cross-site.ts checks it.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ],
      scriptDirective: { resources: ["'self'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
