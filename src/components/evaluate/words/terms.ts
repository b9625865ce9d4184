/** A term of the glossary. */
export interface Term {
  id: string;
  term: string;
  meaning: string;
}

/** A piece of a text: words as they are, or words that stand for a term. */
export type Piece = string | { text: string; term: Term };

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Finds the glossary's terms in a text, in singular and plural, so that their meaning can stand beside them. Nobody
 * marks them by hand, so nobody forgets one.
 * @param seen the ids of terms explained before; only the first use of a term is taken out. Added to.
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
