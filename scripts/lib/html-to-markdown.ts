import { BUILT_ORIGIN } from '../../src/server/site-url.ts';
import { findAll, isElement, parseHtml, textOf, type Element, type Node } from './parse-html.ts';

/** What a text has no use for: things to press or fill in, where a line may break, and pictures, which have a text beside them. */
const LEFT_OUT = new Set('astro-island button form iframe input label noscript select svg template wbr'.split(' '));
/** Only hold other things. */
const HOLDERS = new Set(
  'abbr article aside dd details div dl figcaption figure footer header main p section small span time'.split(' '),
);

const bold = (inner: string): string => (inner.trim() ? `**${inner.trim()}**` : '');
const inline: Record<string, (inner: string, element: Element) => string> = {
  a: (inner, { attributes: { href = '#' } }) =>
    href.startsWith('#') ? inner : `[${inner.trim()}](${href.replace(/^\//, `${BUILT_ORIGIN}/`)})`,
  b: bold,
  br: () => ' ',
  code: (inner) => `\`${inner}\``,
  dfn: bold,
  em: (inner) => `*${inner}*`,
  i: (inner) => inner,
  kbd: (inner) => `\`${inner}\``,
  strong: bold,
};

/**
 * Markdown of a built page's HTML, for pages that are templates and not texts. Made for what our own templates write,
 * not for the web's.
 * @throws at an element it does not know: the build stops there, and somebody decides what it is in a text
 */
export function htmlToMarkdown(html: string): string {
  const main = findAll(parseHtml(html), ({ name }) => name === 'main');
  return `${blocksOf(main).join('\n\n')}\n`;
}

/** The blocks of some nodes; what stands between two blocks makes a paragraph. */
function blocksOf(nodes: Node[]): string[] {
  const blocks: string[] = [];
  let line: Node[] = [];
  const endLine = () => {
    const text = lineOf(line);
    if (text) blocks.push(text);
    line = [];
  };
  for (const node of nodes) {
    if (isElement(node) && isLeftOut(node)) continue;
    if (!isElement(node) || isInline(node)) line.push(node);
    else {
      endLine();
      blocks.push(...blockOf(node));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: Element): string[] {
  const { name, children, attributes } = element;
  if (HOLDERS.has(name)) return blocksOf(children);
  if (/^h[1-6]$/.test(name)) return [`${'#'.repeat(Number(name[1]))} ${lineOf(children)}`];
  if (name === 'summary' || name === 'dt') return [bold(lineOf(children))];
  if (name === 'ul' || name === 'ol') return [listOf(element)];
  if (name === 'table') return [tableOf(element)];
  if (name === 'pre') return [`\`\`\`${attributes['data-language'] ?? ''}\n${textOf(element).trimEnd()}\n\`\`\``];
  if (name === 'blockquote') return [blocksOf(children).join('\n\n').replace(/^/gm, '> ')];
  if (name === 'hr') return ['---'];
  throw new Error(`<${name}> has no Markdown twin (scripts/lib/html-to-markdown.ts).`);
}

function listOf({ name, children }: Element): string {
  const items = children.filter(isElement).map((item, index) => {
    const mark = name === 'ol' ? `${index + 1}. ` : '- ';
    return (
      mark +
      blocksOf(item.children)
        .join('\n\n')
        .replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`)
    );
  });
  return items.join(items.some((item) => item.includes('\n')) ? '\n\n' : '\n');
}

function tableOf(table: Element): string {
  const rows = findAll([table], ({ name }) => name === 'tr').map(({ children }) =>
    children.filter(isElement).map((cell) => lineOf(cell.children).replaceAll('|', '\\|')),
  );
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const lineOf = (nodes: Node[]): string => words(nodes).replace(/ {2,}/g, ' ').trim();

function words(nodes: Node[]): string {
  return nodes
    .filter((node) => !isElement(node) || !isLeftOut(node))
    .map((node, index, all) => {
      if (!isElement(node)) return node.replace(/\s+/g, ' ');
      const inner = words(node.children);
      const write = inline[node.name];
      const text = write ? write(inner, node) : inner;
      // Two elements without a space between them are kept apart by their styles.
      return isElement(all[index - 1] ?? '') || !(write || isWord(node)) ? ` ${text} ` : text;
    })
    .join('');
}

/** A term's button is a word of its sentence; what it opens is explained in the glossary. */
const isTerm = ({ attributes }: Element) => 'popovertarget' in attributes;
const isLeftOut = (element: Element) =>
  (LEFT_OUT.has(element.name) && !isTerm(element)) || ['popover', 'hidden'].some((name) => name in element.attributes);

const isWord = (element: Element) => ['span', 'time', 'abbr', 'small'].includes(element.name) || isTerm(element);
const isInline = (element: Element) => element.name in inline || isWord(element);
