/** Comes before words that the index adds to a page's text, such as names of calls (integrations/search-hits.ts). */
export const KEYWORDS = 'Keywords:';

/** How much words in code count in the index: less than any other. */
export const CODE_WEIGHT = 0.2;

/** Part of an excerpt: words that were searched for, or others. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** A match: the position of its word in the text, and how much it counts. */
export interface Location {
  location: number;
  weight: number;
  balanced_score: number;
}

const LENGTH = 36;
/** How far before a match its sentence may start. */
const REACH = 20;

/**
 * Returns the part of a text with the best matches. It starts with a sentence where one starts near, and ends in "…"
 * where the text goes on.
 * @param text what pagefind stored of a page
 */
export function excerptOf(text: string, locations: Location[]): Piece[] {
  const all = text.split(/\s+/);
  // Keywords aren't prose. They show up only if nothing else matches.
  const keywords = all.lastIndexOf(KEYWORDS);
  const inProse = locations.filter(({ location }) => keywords === -1 || location < keywords);
  const matches = inProse.length > 0 ? inProse : locations;
  const words = inProse.length > 0 && keywords !== -1 ? all.slice(0, keywords) : all;
  // Code out of its context explains nothing: the page's first sentence does.
  const isCode = matches.every(({ weight }) => weight <= CODE_WEIGHT);
  const start = isCode ? 0 : sentenceStart(words, bestMatch(matches));
  const end = Math.min(words.length, start + LENGTH);
  const matching = new Set(matches.map(({ location }) => location));
  const pieces: Piece[] = [];
  for (const [at, word] of words.slice(start, end).entries()) {
    const last = pieces.at(-1);
    const isMatch = matching.has(start + at);
    // pagefind leaves a space where it skipped an element, even before a comma.
    const space = !last || /^[,.;:)](?!\w)/.test(word) ? '' : ' ';
    if (last?.isMatch === isMatch) last.text += space + word;
    else if (last && isMatch) {
      last.text += space;
      pieces.push({ text: word, isMatch });
    } else pieces.push({ text: space + word, isMatch });
  }
  const isMidSentence = start > 0 && !endsSentence(words[start - 1]);
  if (isMidSentence) pieces.unshift({ text: '… ', isMatch: false });
  if (end < words.length) pieces.push({ text: ' …', isMatch: false });
  return pieces;
}

/** The match with the most of others shortly after it. */
function bestMatch(matches: Location[]): number {
  const worth = (from: number) =>
    matches
      .filter(({ location }) => location >= from && location < from + LENGTH - REACH)
      .reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const best = matches.toSorted((a, b) => worth(b.location) - worth(a.location) || a.location - b.location)[0];
  return best?.location ?? 0;
}

function sentenceStart(words: string[], match: number): number {
  for (let at = match; at > match - REACH; at--) {
    if (at <= 0) return 0;
    if (endsSentence(words[at - 1])) return at;
  }
  return Math.max(0, match - 4);
}

const endsSentence = (word = ''): boolean => /[.?!]["”’)]?$/.test(word);
