import type { Region } from '../listing/region.ts';

/** Formats a listing as a fenced code block with its notes as a numbered list. */
export function fence({ code, notes, language }: Region & { language: string }): string {
  // Longer than any run of backticks in the code.
  const ticks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  const block = `${ticks}${language}\n${code}\n${ticks}`;
  if (notes.length === 0) return block;
  return `${block}\n\n${notes.map(({ line, text }, index) => `${index + 1}. Line ${line}: ${text}`).join('\n')}`;
}
