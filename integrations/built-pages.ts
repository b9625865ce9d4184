import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { twinPath } from '../src/components/markdown/twin-path.ts';

/** A page that the build has made and that search engines may list. */
export interface BuiltPage {
  /** Its address on the site: `/guides/x/`. */
  path: string;
  /** Its file, below the site's folder. */
  file: string;
  /** The address of its Markdown twin: `/guides/x.md`. */
  twin: string;
  html: string;
  /** Without the site's name. */
  title: string;
  description: string;
}

/** Parses a page's HTML. Each call returns a tree of its own, which the caller may change. */
export const parseHtml = (html: string): Root => fromHtml(html);

/** Returns every built page that search engines may list, sorted by path. */
export function readBuiltPages(site: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: site })
    .sort()
    .map((file) => describePage(file, readFileSync(join(site, file), 'utf8')))
    .filter((page) => page !== undefined);
}

function describePage(file: string, html: string): BuiltPage | undefined {
  // The head is enough, and parsing it takes a tenth of the time.
  const head = parseHtml(html.slice(0, html.indexOf('</head>')));
  const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  const meta = (name: string) => {
    const content = select(`meta[name=${name}]`, head)?.properties.content;
    return content === undefined ? undefined : String(content);
  };
  if (meta('robots')?.includes('noindex')) return undefined;
  const titleElement = select('title', head);
  const title = titleElement && toString(titleElement);
  const description = meta('description');
  if (!title || !description) throw new Error(`${path} has no title or no description.`);
  return { path, file, twin: twinPath(path), html, title: title.replace(/ · First Login$/, ''), description };
}
