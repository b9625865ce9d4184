/** What is done to the built site after Astro, in this order. Run by `npm run build`. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../src/lib/config/settings.ts';
import { guides } from '../src/lib/guides/index.ts';
import { SITE_URL_FILE, withSiteUrl } from '../src/server/site-url.ts';
import { readBuiltPages } from './lib/built-pages.ts';
import { htmlToMarkdown } from './lib/html-to-markdown.ts';
import { llmsTxt, robots, sitemap } from './lib/machine-files.ts';
import { preloadModules } from './lib/module-preload.ts';
import { inRoot } from './lib/paths.mjs';
import { precompress } from './lib/precompress.ts';
import { writeSearchIndex } from './lib/search-index.ts';

const { SITE_URL } = readSettings(process.env);
const site = inRoot('dist', 'client');
const pages = readBuiltPages(site);

// A step's twin is made from its text and files (src/components/markdown); any other page's from what was built.
for (const { twin, html } of pages) {
  const file = join(site, twin);
  if (!existsSync(file)) writeFileSync(file, htmlToMarkdown(html));
}
writeFileSync(join(site, 'sitemap.xml'), sitemap(pages));
writeFileSync(join(site, 'robots.txt'), robots());
writeFileSync(join(site, 'llms.txt'), llmsTxt(pages, guides));
await writeSearchIndex(site, pages);
for (const page of pages) preloadModules(site, page);

await precompress(site, (text) => withSiteUrl(text, SITE_URL));
writeFileSync(inRoot('dist', SITE_URL_FILE), SITE_URL);
