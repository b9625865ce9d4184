import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Matches what Astro writes into a page for its islands: a script for each way to load one, and the element itself. */
const INLINE = /<script>(\(.*?)<\/script>/gs;
/** Matches their style. `base.css` has it, too. */
const STYLE = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';

/**
 * Moves the script of Astro's islands into a file. Astro writes it into every page, where it is a tenth of what a
 * reader waits for before the first paint, and needs hashes in the page's content policy.
 */
export const islandScript = (): AstroIntegration => ({
  name: 'first-login-island-script',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const site = fileURLToPath(dir);
      const paths = globSync('**/*.html', { cwd: site }).map((file) => join(site, file));
      const pages = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
      const script = joinScripts([...pages.values()]);
      const address = `/_astro/islands.${createHash('sha256').update(script).digest('base64url').slice(0, 8)}.js`;
      writeFileSync(join(site, address), script);
      for (const [path, html] of pages) writeFileSync(path, withScriptFile(html, address));
    },
  },
});

/** Returns the scripts of all pages, each once, so that one file serves the whole site. */
function joinScripts(pages: string[]): string {
  const scripts = pages.flatMap((html) => [...html.matchAll(INLINE)].map(([, script = '']) => script));
  return [...new Set(scripts)].join('\n');
}

/**
 * Returns a page's HTML with the script's address instead of the script.
 * @param address of the file with the scripts of all pages
 */
export function withScriptFile(html: string, address: string): string {
  const moved = html.replaceAll(INLINE, '').replace(STYLE, '');
  // A copy for reading has no islands any more.
  if (!moved.includes('<astro-island')) return moved;
  // An element that is defined late starts like one that was parsed late, so nothing has to wait for this file.
  return moved.replace('</head>', `<script async src="${address}"></script></head>`);
}
