import type { Element, Root } from 'hast';

/**
 * Puts a space between two elements that have none between them: on the page their styles keep them apart, and
 * otherwise their words would run together. Not in code, where every colored word is an element.
 */
export function spaceApart(node: Root | Element): void {
  if (node.type === 'element' && node.tagName === 'pre') return;
  for (const child of node.children) if (child.type === 'element') spaceApart(child);
  for (let index = node.children.length - 1; index > 0; index--) {
    const [before, after] = node.children.slice(index - 1, index + 1);
    if (before?.type === 'element' && after?.type === 'element') {
      node.children.splice(index, 0, { type: 'text', value: ' ' });
    }
  }
}
