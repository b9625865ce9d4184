import type { GuideOutline } from '../../src/lib/guides/types.ts';
import { BUILT_ORIGIN } from '../../src/server/site-url.ts';
import type { BuiltPage } from './built-pages.ts';

/** https://www.sitemaps.org/protocol.html */
export const sitemap = (pages: BuiltPage[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map(({ path }) => `<url><loc>${BUILT_ORIGIN}${path}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');

/** Whatever is one reader's own is nothing for a crawler. */
export const robots = (): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /inbox/',
    'Disallow: /runs/',
    '',
    `Sitemap: ${BUILT_ORIGIN}/sitemap.xml`,
    '',
  ].join('\n');

/** https://llmstxt.org: what the site is, then its pages as Markdown; the steps of a guide in the order they are taught. */
export function llmsTxt(pages: BuiltPage[], guides: GuideOutline[]): string {
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
    'Every page is also there as Markdown, at its address with `.md` for the last slash. First Login is not made by the companies whose products it teaches; what answers on it is an emulator.',
    ...[...sections, others]
      .filter((section) => section.pages.length > 0)
      .map((section) => `## ${section.title}\n\n${section.pages.map(entry).join('\n')}`),
    '',
  ].join('\n\n');
}
