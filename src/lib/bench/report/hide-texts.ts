/** Length of the ending that a text is found by. The ends of tokens are random; their beginnings are often alike. */
const ENDING = 8;
/** Texts with the same ending. More would make the search slow again. */
const MOST_ALIKE = 50;

/**
 * Makes a function that replaces texts by a word, in one pass whatever their number.
 * @param texts of at least eight characters
 * @throws if too many have the same ending
 */
export function createHider(texts: Iterable<string>, word: string): (given: string) => string {
  const byEnding = new Map<string, string[]>();
  // A quick look at one character tells for most places that no text ends there.
  const lastCharacters = new Set<number>();
  for (const text of texts) {
    const ending = text.slice(-ENDING);
    const alike = byEnding.get(ending) ?? [];
    if (alike.length >= MOST_ALIKE) throw new Error('Too many texts to hide end in the same way.');
    byEnding.set(ending, [...alike, text]);
    lastCharacters.add(text.charCodeAt(text.length - 1));
  }
  /** Returns where the longest text that ends at a place begins; undefined if none does. */
  const startOf = (given: string, end: number): number | undefined => {
    if (!lastCharacters.has(given.charCodeAt(end - 1))) return undefined;
    const ends = byEnding.get(given.slice(end - ENDING, end))?.filter((text) => given.endsWith(text, end));
    return ends?.length ? end - Math.max(...ends.map(({ length }) => length)) : undefined;
  };
  return (given) => {
    const found: [start: number, end: number][] = [];
    for (let end = ENDING; end <= given.length; end++) {
      const start = startOf(given, end);
      if (start === undefined) continue;
      // Texts that overlap become one.
      let from = start;
      while (found.length > 0 && (found.at(-1)?.[1] ?? 0) > from) from = Math.min(from, found.pop()?.[0] ?? from);
      found.push([from, end]);
    }
    if (found.length === 0) return given;
    const visibleParts = found.map(([start], i) => given.slice(found[i - 1]?.[1] ?? 0, start));
    return [...visibleParts, given.slice(found.at(-1)?.[1])].join(word);
  };
}
