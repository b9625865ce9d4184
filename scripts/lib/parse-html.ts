/** An element of a page we built. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}

export type Node = Element | string;

const VOID = new Set('area base br col hr img input link meta source track wbr'.split(' '));
const TAG =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<\/([\w-]+)\s*>|<([\w-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)\/?>/gi;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * Reads HTML as Astro and Preact write it: every element has its end, but for those that never have one. Not for HTML
 * from anywhere else. Scripts and styles are left out.
 * @throws at an end without a start
 */
export function parseHtml(html: string): Node[] {
  const open: Element[] = [{ name: 'root', attributes: {}, children: [] }];
  const add = (node: Node) => open.at(-1)?.children.push(node);
  let read = 0;
  for (const tag of html.matchAll(TAG)) {
    if (tag.index > read) add(decode(html.slice(read, tag.index)));
    read = tag.index + tag[0].length;
    const [, , ended, started, attributes = ''] = tag;
    if (ended && open.pop()?.name !== ended.toLowerCase()) throw new Error(`</${ended}> ends what it did not start.`);
    if (!started) continue;
    const element = { name: started.toLowerCase(), attributes: readAttributes(attributes), children: [] };
    add(element);
    if (!VOID.has(element.name) && !tag[0].endsWith('/>')) open.push(element);
  }
  add(decode(html.slice(read)));
  return open[0]?.children ?? [];
}

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g)].map(
      ([, name = '', double, single, bare]) => [name, decode(double ?? single ?? bare ?? '')],
    ),
  );

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ''] ?? whole;
  });

export const isElement = (node: Node): node is Element => typeof node !== 'string';

/** All elements below some nodes that fit, in the page's order. */
export function findAll(nodes: Node[], fits: (element: Element) => boolean): Element[] {
  return nodes.filter(isElement).flatMap((node) => [...(fits(node) ? [node] : []), ...findAll(node.children, fits)]);
}

export const textOf = (node: Node): string => (isElement(node) ? node.children.map(textOf).join('') : node);
