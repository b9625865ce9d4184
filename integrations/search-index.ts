import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { readBuiltPages } from './built-pages.ts';
import { hitsOf } from './search-hits.ts';

/** Parts that repeat on many pages, say the same twice, or aren't text: found there, they would hide the right page. */
const NOT_SEARCHED = [
  'header.top',
  'astro-island',
  'button.copy',
  '[popover]',
  '[hidden]',
  // The whole file. A step is about a part of it, and other steps show the same file.
  '.only-python .folded',
  '.skip',
  '.steps',
  '.step-footer',
  '.files',
  '.twin',
  '.app-so-far',
  '.used',
  '.try-it',
  // A diagram's labels, source numbers and their list: beside their words they explain nothing.
  '.visually-hidden',
  '.marks',
  '.sources',
];

/** pagefind's own user interface and helpers; the site brings its own. */
const UNUSED = /^pagefind-(ui|modular-ui|component-ui|highlight)/;

/** Writes pagefind's index of the pages to `/pagefind/`. A browser loads parts of it once someone searches. */
export const searchIndex = (): AstroIntegration => ({
  name: 'first-login-search-index',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const site = fileURLToPath(dir);
      const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors: NOT_SEARCHED });
      if (!index) throw new Error(`pagefind: ${errors.join(', ')}`);
      for (const { url, html } of readBuiltPages(site).flatMap(hitsOf)) {
        const added = await index.addHTMLFile({ url, content: html });
        if (added.errors.length > 0) throw new Error(`pagefind, ${url}: ${added.errors.join(', ')}`);
      }
      const folder = join(site, 'pagefind');
      rmSync(folder, { recursive: true, force: true });
      // Not by pagefind's writeFiles: on a busy machine it once ended before its last file had any content.
      const { files, errors: failed } = await index.getFiles();
      if (failed.length > 0) throw new Error(`pagefind: ${failed.join(', ')}`);
      for (const { path, content } of files.filter(({ path }) => !UNUSED.test(path))) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
      await close();
    },
  },
});
