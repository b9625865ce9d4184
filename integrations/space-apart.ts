import type { Element, Root } from 'hast';

/** Elements that start a line of their own, also after bare text. */
const BLOCKS = new Set(['small', 'p', 'ul', 'ol', 'div', 'details']);

/**
 * Puts a space between two elements that have none between them, and between text and a block: on the page their
 * styles keep them apart, and otherwise their words would run together. Not in code, where every colored word is an
 * element.
 */
export function spaceApart(node: Root | Element): void {
  if (node.type === 'element' && node.tagName === 'pre') return;
  for (const child of node.children) if (child.type === 'element') spaceApart(child);
  for (let index = node.children.length - 1; index > 0; index--) {
    const [before, after] = node.children.slice(index - 1, index + 1);
    if (after?.type !== 'element') continue;
    if (before?.type === 'element' || (before?.type === 'text' && BLOCKS.has(after.tagName))) {
      node.children.splice(index, 0, { type: 'text', value: ' ' });
    }
  }
}
