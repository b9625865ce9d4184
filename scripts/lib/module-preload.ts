import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { BuiltPage } from './built-pages.ts';

/** Where a page names the modules it starts with: scripts, and the two of an island. */
const STARTS = /(?:<script type="module" src|component-url|renderer-url)="(\/[^"]+\.js)"/g;
/** A static import in a built module. */
const IMPORTS = /(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g;

/**
 * Names in a page's head every module it will need. Without that a browser learns of an island's modules only when it
 * has read the ones before: three waits for the network in place of one.
 */
export function preloadModules(site: string, page: BuiltPage): void {
  const named = [...page.html.matchAll(STARTS)].map(([, path = '']) => path);
  const needed = withImports(site, named);
  const links = [...needed].map((path) => `<link rel="modulepreload" href="${path}">`);
  page.html = page.html.replace('</head>', `${links.join('')}</head>`);
  writeFileSync(join(site, page.file), page.html);
}

function withImports(site: string, paths: string[], found = new Set<string>()): Set<string> {
  for (const path of paths) {
    if (found.has(path)) continue;
    found.add(path);
    const source = readFileSync(join(site, path), 'utf8');
    const imports = [...source.matchAll(IMPORTS)].map(([, to = '']) => posix.join(posix.dirname(path), to));
    withImports(site, imports, found);
  }
  return found;
}
