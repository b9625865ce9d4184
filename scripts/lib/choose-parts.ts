/**
 * Reads the command line: names of parts, then words for the test runner. Without a name: every part.
 * @throws when the first word isn't a part, so that a typo doesn't run everything
 */
export function chooseParts(words: string[], known: string[]): { parts: string[]; filters: string[] } {
  if (words.length === 0) return { parts: known, filters: [] };
  const end = words.findIndex((word) => !known.includes(word));
  const names = end === -1 ? words : words.slice(0, end);
  if (names.length === 0) throw new Error(`There is no part "${words[0]}". Parts: ${known.join(', ')}`);
  return { parts: known.filter((part) => names.includes(part)), filters: words.slice(names.length) };
}
