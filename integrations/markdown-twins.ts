import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Element, ElementContent, Root } from 'hast';
import { select } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { toMdast, type Options } from 'hast-util-to-mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { remove } from 'unist-util-remove';
import { SKIP, visit } from 'unist-util-visit';
import { BUILT_ORIGIN } from '../src/server/static/site-url.ts';
import { parseHtml, readBuiltPages } from './built-pages.ts';
import { moveNotes } from './move-notes.ts';
import { spaceApart } from './space-apart.ts';

/** Controls, line-break hints and pictures, which have their text next to them. */
const LEFT_OUT = new Set(
  'astro-island button form iframe input label noscript script select svg template wbr'.split(' '),
);

const handlers: Options['handlers'] = {
  // Our listings name their language on the <pre>.
  pre: (_, node: Element) => ({
    type: 'code',
    lang: String(node.properties.dataLanguage ?? ''),
    value: toString(node).trimEnd(),
  }),
  dfn: (state, node: Element) => ({ type: 'strong', children: state.all(node) as never[] }),
  i: (state, node: Element) => state.all(node),
};

/** Returns the Markdown of a built page's `<main>`. */
export function htmlToMarkdown(html: string): string {
  const tree = parseHtml(html);
  const main = select('main', tree);
  if (!main) throw new Error('A page without <main> has no Markdown twin.');
  const root: Root = { type: 'root', children: [main] };
  simplify(root);
  spaceApart(root);
  return toMarkdown(toMdast(root, { handlers }), {
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    rule: '-',
    emphasis: '*',
    listItemIndent: 'one',
  });
}

/** Leaves of the tree what a text has a use for, in elements that Markdown has a form for. */
function simplify(root: Root): void {
  visit(root, 'element', (element) => {
    // A term's button is a word of its sentence; what it opens is explained in the glossary.
    if ('popoverTarget' in element.properties) element.tagName = 'span';
  });
  remove(root, (node) => node.type === 'element' && isLeftOut(node as Element));
  moveNotes(root);
  visit(root, 'element', (element, index, parent) => {
    const { tagName, properties } = element;
    if (tagName === 'br') Object.assign(element, { tagName: 'span', children: [{ type: 'text', value: ' ' }] });
    if (['summary', 'dt'].includes(tagName))
      Object.assign(element, { tagName: 'p', children: [bold(element.children)] });
    if (['dl', 'dd'].includes(tagName)) element.tagName = 'div';
    if (tagName !== 'a' || typeof properties.href !== 'string') return;
    properties.href = properties.href.replace(/^\//, `${BUILT_ORIGIN}/`);
    if (!properties.href.startsWith('#') || index === undefined) return;
    // A link within the page points nowhere in a text.
    parent?.children.splice(index, 1, ...element.children);
    return [SKIP, index];
  });
}

const isLeftOut = ({ tagName, properties }: Element): boolean =>
  LEFT_OUT.has(tagName) ||
  'popover' in properties ||
  Boolean(properties.hidden) ||
  // Its links point to headings, which a text shows anyway.
  (tagName === 'nav' && properties.ariaLabel === 'On this page');

const bold = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'strong',
  properties: {},
  children,
});

/**
 * Writes the Markdown twin of each page next to it (`/glossary/` → `/glossary.md`). A step has one already, made from
 * its text and files by src/components/markdown.
 */
export const markdownTwins = (): AstroIntegration => ({
  name: 'first-login-markdown-twins',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const site = fileURLToPath(dir);
      for (const { twin, html } of readBuiltPages(site)) {
        const file = join(site, twin);
        if (!existsSync(file)) writeFileSync(file, htmlToMarkdown(html));
      }
    },
  },
});
