import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Element, ElementContent } from 'hast';
import { select } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { withSiteUrl } from '../src/server/static/site-url.ts';
import { parseHtml } from './built-pages.ts';

/** Islands that work only where the site runs, with what the copy says they do there. */
const LIVE_ISLANDS: Record<string, string> = {
  Bench: 'run this step and see the calls',
  CredentialsPanel: 'check your setup',
  Player: 'watch a login happen',
  Share: 'share a report',
  Stories: 'watch what a user of your app sees',
  MemoForm: 'write a memo',
  SandboxClock: 'move your sandbox’s clock',
  Machine: 'get a sandbox project for your own machine',
};
/** An island that appears many times on a page: a link is enough. */
const LINKED = 'SeeItHappen';
/** All islands of the pages. Each of them calls the site. */
export const KNOWN_ISLANDS: ReadonlySet<string> = new Set([...Object.keys(LIVE_ISLANDS), LINKED]);
/** Links and buttons of a reader's own work. A copy has none. */
const OF_A_READER = new Set(['continue', 'again', 'try-it']);

/** The file that static hosts answer with where they have none. */
const NOT_FOUND = '/404.html';

interface Where {
  /** The address of a site that runs. */
  live: string;
  /** The address of this copy. */
  own: string;
}

/**
 * Turns a build into a copy for reading, for hosts that only serve files: nothing on a page calls the site, and
 * wherever something would, a link points to the same page on a site that runs.
 */
export const staticEdition = (where: Where | undefined): AstroIntegration => ({
  name: 'first-login-static-edition',
  hooks: {
    // A running site renders it on request, with pages of a similar address.
    'astro:route:setup': ({ route }) => {
      if (where && route.component.endsWith('pages/404.astro')) route.prerender = true;
    },
    'astro:build:done': ({ dir }) => {
      if (!where) return;
      const site = fileURLToPath(dir);
      for (const file of globSync('**/*.{html,xml,txt,md}', { cwd: site })) {
        const path = join(site, file);
        const text = withSiteUrl(readFileSync(path, 'utf8'), where.own);
        writeFileSync(path, file.endsWith('.html') ? asCopy(text, pathOf(file), where.live, isBuiltIn(site)) : text);
      }
    },
  },
});

const pathOf = (file: string) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;

/** Whether a static host has a file at this path. */
const isBuiltIn =
  (site: string) =>
  (path: string): boolean => {
    const file = join(site, decodeURI(path));
    return existsSync(statSync(file, { throwIfNoEntry: false })?.isDirectory() ? join(file, 'index.html') : file);
  };

/**
 * Returns a page's HTML without anything that needs a running site.
 * @param path the page's own path
 * @param isBuilt whether a path is one of this copy's files
 */
export function asCopy(html: string, path: string, live: string, isBuilt: (path: string) => boolean): string {
  const tree = parseHtml(html);
  const livePage = path === NOT_FOUND ? `${live}/` : live + path;
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return;
    const changed = replaced(element, livePage);
    if (changed) parent.children.splice(index, 1, ...changed);
    if (changed) return index + changed.length;
    const { href } = element.properties;
    // The button that the text names is on the live site only.
    if (typeof href === 'string' && href.startsWith('#run-')) element.properties.href = livePage + href;
    if (element.tagName !== 'a' || typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return;
    if (!isBuilt(href.split(/[?#]/, 1)[0] ?? ''))
      Object.assign(element.properties, { href: live + href, download: null });
  });
  if (path === NOT_FOUND)
    select('main', tree)?.children.push(
      notice('use pages that need a server, such as your inbox', livePage, 'the home page'),
    );
  return toHtml(tree);
}

function replaced(element: Element, livePage: string): ElementContent[] | undefined {
  const { tagName, properties } = element;
  // Only a running site can read what a form sends. Search and scope work in the browser.
  if (tagName === 'form' && properties.method === 'post') {
    const button = select('button', element);
    return [notice(`press “${button ? toString(button).trim() : 'Send'}”`, livePage)];
  }
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const island = tagName === 'astro-island' ? String(properties['component-export']) : '';
  if (island === LINKED) return [link(livePage, 'See it happen on the live site')];
  const does = LIVE_ISLANDS[island];
  if (does !== undefined) return [notice(does, livePage)];
  if (classes.some((name) => OF_A_READER.has(name))) return [];
  // Without data-mode the badge's script asks nothing.
  if (classes.includes('badge')) return [link(livePage, 'Reading copy', ['badge'])];
  return undefined;
}

const notice = (does: string, livePage: string, name = 'this page'): Element => ({
  type: 'element',
  tagName: 'p',
  properties: { className: ['no-script'] },
  children: [
    { type: 'text', value: `This is a copy for reading, so nothing runs here. To ${does}, ` },
    link(livePage, `open ${name} on the live site`),
    { type: 'text', value: '.' },
  ],
});

const link = (href: string, text: string, className: string[] = []): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href, ...(className.length > 0 && { className }) },
  children: [{ type: 'text', value: text }],
});
