import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { guides } from '../src/lib/guides/index.ts';
import type { GuideOutline } from '../src/lib/guides/types.ts';
import { BUILT_ORIGIN } from '../src/server/static/site-url.ts';
import { readBuiltPages, type BuiltPage } from './built-pages.ts';

/**
 * Writes what crawlers and language models ask for: `/sitemap.xml`, `/robots.txt`, `/llms.txt`. Not @astrojs/sitemap,
 * whose addresses (`/sitemap-index.xml`) are fixed and which would list pages marked `noindex`.
 */
export const machineFiles = (): AstroIntegration => ({
  name: 'first-login-machine-files',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const site = fileURLToPath(dir);
      const pages = readBuiltPages(site);
      writeFileSync(join(site, 'sitemap.xml'), sitemap(pages));
      writeFileSync(join(site, 'robots.txt'), robots());
      writeFileSync(join(site, 'llms.txt'), llmsTxt(pages, guides));
    },
  },
});

/** Returns the sitemap of all pages (https://www.sitemaps.org/protocol.html). */
export const sitemap = (pages: BuiltPage[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(({ path }) => `<url><loc>${BUILT_ORIGIN}${path}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');

/** Keeps crawlers from pages that show one reader's own data. */
const robots = (): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /inbox/',
    'Disallow: /runs/',
    '',
    `Sitemap: ${BUILT_ORIGIN}/sitemap.xml`,
    '',
  ].join('\n');

/**
 * Returns `llms.txt` (https://llmstxt.org): what the site is, then its pages as Markdown, a guide's steps in the order
 * they're taught.
 */
export function llmsTxt(pages: BuiltPage[], guides: Pick<GuideOutline, 'id' | 'title' | 'steps'>[]): string {
  const home = pages.find(({ path }) => path === '/');
  const entry = ({ title, twin, description }: BuiltPage) => `- [${title}](${BUILT_ORIGIN}${twin}): ${description}`;
  const sections = guides.map((guide) => {
    const paths = [`/guides/${guide.id}/`, ...guide.steps.map(({ id }) => `/guides/${guide.id}/${id}/`)];
    return { title: guide.title, pages: paths.flatMap((path) => pages.filter((page) => page.path === path)) };
  });
  const listed = new Set([home, ...sections.flatMap((section) => section.pages)]);
  const others = { title: 'Around the guides', pages: pages.filter((page) => !listed.has(page)) };
  return [
    '# First Login',
    `> ${home?.description ?? ''}`,
    'Every page listed here is also available as Markdown: add `index.md` to its URL. First Login isn’t made by ' +
      'Stytch or Bitwarden, and the calls on its pages go to an emulator.',
    ...[...sections, others]
      .filter((section) => section.pages.length > 0)
      .map((section) => `## ${section.title}\n\n${section.pages.map(entry).join('\n')}`),
    '',
  ].join('\n\n');
}
