import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Moves the notes of each listing after it, as a numbered list, so that its code can be copied from a text. */
export function moveNotes(root: Root): void {
  visit(root, 'element', (pre, index, parent) => {
    if (pre.tagName !== 'pre' || index === undefined) return;
    const items = pre.children.filter(isElement).flatMap(takeNotes);
    if (items.length === 0) return;
    parent?.children.splice(index + 1, 0, element('ol', items));
    return [SKIP, index + 2];
  });
}

/** Removes the notes from a listing's code. @returns a list item for each, with its line */
function takeNotes(code: Element): Element[] {
  const items: Element[] = [];
  let line = 1;
  code.children = code.children.filter((child) => {
    if (!isElement(child)) return true;
    if (hasClass(child, 'line')) line += 1;
    if (!hasClass(child, 'note')) return true;
    const text = child.children.filter((part) => !isElement(part) || !hasClass(part, 'visually-hidden'));
    items.push(element('li', [{ type: 'text', value: `Line ${line}: ` }, ...text]));
    return false;
  });
  return items;
}

const isElement = (node: ElementContent): node is Element => node.type === 'element';

const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name);

const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
