import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { remove } from 'unist-util-remove';
import { CODE_WEIGHT, KEYWORDS } from '../src/components/search/excerpt.ts';
import { BUILT_ORIGIN } from '../src/server/static/site-url.ts';
import { parseHtml, type BuiltPage } from './built-pages.ts';
import { keywordsOf, weightOf } from './search-words.ts';
import { spaceApart } from './space-apart.ts';

/** Entries of the glossary and of troubleshooting, and a buyer's questions: each is found by itself. */
const ENTRIES = 'section.glossary-term, section.trouble, section.entry';

/** One entry of the search index. */
export interface Hit {
  url: string;
  html: string;
}

/**
 * Returns a page's hits. A page of entries is searched entry by entry: each is a hit of its own,
 * named after its heading, that opens at the entry.
 */
export function hitsOf({ path, html, title }: Pick<BuiltPage, 'path' | 'html' | 'title'>): Hit[] {
  // No server replaces the placeholder in the index, so addresses there start at the path.
  const tree = parseHtml(html.replaceAll(BUILT_ORIGIN, ''));
  weigh(tree);
  addKeywords(select('main', tree), path);
  spaceApart(tree);
  const entries = selectAll(ENTRIES, tree);
  remove(tree, (node) => entries.includes(node as Element));
  weighPage(tree, path);
  return [{ url: path, html: toHtml(tree) }, ...entries.map((entry) => entryHit(path, title, entry))];
}

/** Code, tables and questions without an answer are found, too, but a sentence says better what a page is about. */
function weigh(tree: Root): void {
  for (const { properties } of selectAll('table, .ask', tree)) properties.dataPagefindWeight = '0.25';
  for (const { properties } of selectAll('pre', tree)) properties.dataPagefindWeight = String(CODE_WEIGHT);
}

/** pagefind gives headings a weight of their own, so they need ours, too. */
function weighPage(tree: Root, path: string): void {
  const weight = weightOf(path);
  if (weight === 1) return;
  for (const { properties } of selectAll('main, main :is(h1, h2, h3)', tree)) properties.dataPagefindWeight = weight;
}

function addKeywords(part: Element | undefined, url: string): void {
  const keywords = keywordsOf(url);
  if (keywords.length === 0) return;
  const value = `${KEYWORDS} ${keywords.join(', ')}`;
  const properties = { dataPagefindWeight: '6' };
  part?.children.push({ type: 'element', tagName: 'p', properties, children: [{ type: 'text', value }] });
}

function entryHit(path: string, title: string, entry: Element): Hit {
  const heading = select('h2, h3', entry);
  const id = heading?.properties.id ?? entry.properties.id;
  if (!heading || !id) throw new Error(`${path} has an entry without an address.`);
  // Otherwise pagefind would split the entry again at its own heading.
  delete heading.properties.id;
  delete entry.properties.id;
  // A term's own entry comes before those that mention it, and "magic link" before "magic link token".
  const words = toString(heading).trim().split(' ').length;
  // Entries of lists that help with a guide come after its steps.
  heading.properties.dataPagefindWeight ??= heading.tagName === 'h2' ? String(Math.floor(9 / words)) : '4';
  const name = `${title} › ${toString(heading).trim()}`;
  const url = `${path}#${String(id)}`;
  addKeywords(entry, url);
  return { url, html: asPage(name, toHtml(entry)) };
}

const asPage = (title: string, body: string): string =>
  `<html lang="en"><head><meta data-pagefind-meta="title[content]" content="${title}"></head><body>${body}</body></html>`;
