import type { Part } from './parts.ts';

/**
 * Reads the command line: names of parts, then words for the test runner. Without a name: every part.
 * @throws when the first word is no part, so that a slip of the pen does not run everything
 */
export function chooseParts(words: string[], known: Part[]): { parts: Part[]; filters: string[] } {
  if (words.length === 0) return { parts: known, filters: [] };
  const isPart = (word: string) => known.some((part) => part.name === word);
  const end = words.findIndex((word) => !isPart(word));
  const names = end === -1 ? words : words.slice(0, end);
  if (names.length === 0) {
    throw new Error(`There is no part "${words[0]}". Parts: ${known.map((part) => part.name).join(', ')}`);
  }
  return { parts: known.filter((part) => names.includes(part.name)), filters: words.slice(names.length) };
}
