/** Length of the ending that a text is found by. The ends of tokens are random; their beginnings are often alike. */
const ENDING = 8;
/** Texts with the same ending. More would make the search slow again. */
const MOST_ALIKE = 50;

/**
 * Makes a function that replaces any number of texts by a word, in one pass.
 * @param texts of at least eight characters
 * @throws if too many have the same ending
 */
export function createHider(texts: Iterable<string>, word: string): (content: string) => string {
  const byEnding = new Map<string, string[]>();
  // Checking one character rules out most places, where no text ends.
  const lastCharacters = new Set<number>();
  for (const text of texts) {
    const ending = text.slice(-ENDING);
    const alike = byEnding.get(ending) ?? [];
    if (alike.length >= MOST_ALIKE) throw new Error('Too many texts to hide end in the same way.');
    byEnding.set(ending, [...alike, text]);
    lastCharacters.add(text.charCodeAt(text.length - 1));
  }
  /** Returns where the longest text that ends at a place begins; undefined if none does. */
  const startOf = (content: string, end: number): number | undefined => {
    if (!lastCharacters.has(content.charCodeAt(end - 1))) return undefined;
    const ends = byEnding.get(content.slice(end - ENDING, end))?.filter((text) => content.endsWith(text, end));
    return ends?.length ? end - Math.max(...ends.map(({ length }) => length)) : undefined;
  };
  return (content) => {
    const ranges: [start: number, end: number][] = [];
    for (let end = ENDING; end <= content.length; end++) {
      const start = startOf(content, end);
      if (start === undefined) continue;
      // Texts that overlap become one.
      let from = start;
      while (ranges.length > 0 && (ranges.at(-1)?.[1] ?? 0) > from) from = Math.min(from, ranges.pop()?.[0] ?? from);
      ranges.push([from, end]);
    }
    if (ranges.length === 0) return content;
    const visibleParts = ranges.map(([start], i) => content.slice(ranges[i - 1]?.[1] ?? 0, start));
    return [...visibleParts, content.slice(ranges.at(-1)?.[1])].join(word);
  };
}
