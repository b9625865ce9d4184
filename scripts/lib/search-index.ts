import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { BuiltPage } from './built-pages.ts';

/** Is on many pages, says the same twice, or is no text: found there, it would hide the page that says it. */
const NOT_SEARCHED = [
  'header.top',
  'astro-island',
  'button.copy',
  '[popover]',
  '[hidden]',
  '.python',
  '.skip',
  '.steps',
  '.turn',
  '.files',
  '.twin',
  '.app-so-far',
];

/** pagefind's own pages and helpers; ours does without. */
const UNUSED = 'pagefind-{ui,modular-ui,component-ui,highlight}*';

/** A page as pagefind is to read it. */
export function asSearched(html: string): string {
  // Code and tables are found, too, but a sentence says better what a page is about.
  const weighed = html.replace(/<(pre|table)\b/g, '<$1 data-pagefind-weight="0.2"');
  // Two elements without a space between them are kept apart by their styles, which pagefind does not see. Not in code:
  // there each colour is an element.
  return weighed
    .split(/(<pre\b[^]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre') ? part : part.replace(/(<\/[\w-]+>)(?=<\w)/g, '$1 ')))
    .join('');
}

const ENTRY = /<section class="trouble"[^]*?<\/section>/g;

/**
 * What is searched of a page, by address. A page of entries is searched entry by entry: each is a hit of its own, named
 * after its heading, and leads to where it stands.
 */
export function hitsOf({
  path,
  html,
  title,
}: Pick<BuiltPage, 'path' | 'html' | 'title'>): { url: string; html: string }[] {
  const entries = html.match(ENTRY) ?? [];
  return [
    { url: path, html: html.replace(ENTRY, '') },
    ...entries.map((entry) => {
      const [, id = '', heading = ''] = /<h3 id="([^"]+)"[^>]*>([^]*?)<\/h3>/.exec(entry) ?? [];
      if (!id) throw new Error(`${path} has an entry without an address.`);
      const name = heading.replace(/<[^>]+>/g, '').trim();
      return { url: `${path}#${id}`, html: asPage(`${title} › ${name}`, entry.replace(` id="${id}"`, '')) };
    }),
  ];
}

const asPage = (title: string, body: string): string =>
  `<html lang="en"><head><meta data-pagefind-meta="title[content]" content="${title}"></head><body>${body}</body></html>`;

/** Writes the search index of the pages to `/pagefind/`: fragments a browser loads only when somebody searches. */
export async function writeSearchIndex(site: string, pages: BuiltPage[]): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors: NOT_SEARCHED });
  if (!index) throw new Error(`pagefind: ${errors.join(', ')}`);
  for (const { url, html } of pages.flatMap(hitsOf)) {
    const added = await index.addHTMLFile({ url, content: asSearched(html) });
    if (added.errors.length > 0) throw new Error(`pagefind, ${url}: ${added.errors.join(', ')}`);
  }
  const folder = join(site, 'pagefind');
  rmSync(folder, { recursive: true, force: true });
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(`pagefind: ${written.errors.join(', ')}`);
  for (const file of globSync(UNUSED, { cwd: folder })) rmSync(join(folder, file));
  await close();
}
