/** A term of the glossary. */
export interface Term {
  id: string;
  term: string;
  meaning: string;
}

/** A piece of text: plain, or a use of a term. */
export type Piece = string | { text: string; term: Term };

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Finds glossary terms in a text, singular or plural, so that definitions can be shown without manual markup.
 *
 * @param seen ids of terms already explained; extended with those found here
 */
export function splitTerms(text: string, glossary: Term[], seen = new Set<string>()): Piece[] {
  const longestFirst = [...glossary].sort((a, b) => b.term.length - a.term.length);
  if (longestFirst.length === 0) return [text];
  const anyTerm = new RegExp(
    `(?<![\\w-])(${longestFirst.map(({ term }) => escape(term)).join('|')})s?(?![\\w-])`,
    'gi',
  );
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(anyTerm)) {
    const term = glossary.find((one) => one.term.toLowerCase() === match[1]?.toLowerCase());
    if (!term || seen.has(term.id)) continue;
    seen.add(term.id);
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push({ text: match[0], term });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}
