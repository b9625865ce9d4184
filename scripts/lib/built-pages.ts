import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { twinPath } from '../../src/components/markdown/twin-path.ts';
import { findAll, parseHtml, textOf } from './parse-html.ts';

/** A page that the build has made. */
export interface BuiltPage {
  /** As it is asked for: `/guides/x/`. */
  path: string;
  /** Below the site's folder. */
  file: string;
  /** Of its Markdown twin: `/guides/x.md`. */
  twin: string;
  html: string;
  /** Without the site's name. */
  title: string;
  description: string;
}

/** Every built page that search engines may list, by path. What is built is what the sitemap and the search know. */
export function readBuiltPages(site: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: site })
    .sort()
    .map((file) => describePage(file, readFileSync(join(site, file), 'utf8')))
    .filter((page) => page !== undefined);
}

function describePage(file: string, html: string): BuiltPage | undefined {
  const nodes = parseHtml(html);
  const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  const meta = (name: string) =>
    findAll(nodes, (element) => element.name === 'meta' && element.attributes.name === name)[0]?.attributes.content;
  if (meta('robots')?.includes('noindex')) return undefined;
  const title = findAll(nodes, ({ name }) => name === 'title').map(textOf)[0];
  const description = meta('description');
  if (!title || !description) throw new Error(`${path} has no title or no description.`);
  return { path, file, twin: twinPath(path), html, title: title.replace(/ · First Login$/, ''), description };
}
