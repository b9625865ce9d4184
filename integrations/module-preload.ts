import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parseSync } from 'rolldown/utils';
import { readBuiltPages, type BuiltPage } from './built-pages.ts';

/** Matches the modules that a page starts: scripts, and an island's component and renderer. */
const STARTS = /(?:<script type="module" src|component-url|renderer-url)="(\/[^"]+\.js)"/g;

/**
 * Names in each page's head every module it will need. Otherwise a browser discovers an island's modules one import at
 * a time: three waits for the network instead of one.
 */
export const modulePreload = (): AstroIntegration => ({
  name: 'first-login-module-preload',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const site = fileURLToPath(dir);
      for (const page of readBuiltPages(site)) writeFileSync(join(site, page.file), withPreloads(site, page));
    },
  },
});

/**
 * Returns a page's HTML with a `modulepreload` link for each module that it starts or imports.
 * @param site the folder of the built site
 */
export function withPreloads(site: string, { html }: Pick<BuiltPage, 'html'>): string {
  const started = [...html.matchAll(STARTS)].map(([, path = '']) => path);
  const links = [...withImports(site, started)].map((path) => `<link rel="modulepreload" href="${path}">`);
  return html.replace('</head>', `${links.join('')}</head>`);
}

function withImports(site: string, paths: string[], preloaded = new Set<string>()): Set<string> {
  for (const path of paths) {
    if (preloaded.has(path)) continue;
    preloaded.add(path);
    withImports(site, importsOf(path, readFileSync(join(site, path), 'utf8')), preloaded);
  }
  return preloaded;
}

/** The modules that a built module imports when it loads, as paths in the site. */
function importsOf(path: string, source: string): string[] {
  const { staticImports, staticExports } = parseSync(path, source).module;
  const reexported = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
  );
  return [...staticImports.map(({ moduleRequest }) => moduleRequest), ...reexported].map(({ value }) =>
    posix.join(posix.dirname(path), value),
  );
}
