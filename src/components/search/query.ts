import { asSpelledHere } from './spelling.ts';

/** Words of questions that say nothing about what is asked. "In", "out" and "down" stay: "log in", "log out". */
const LITTLE = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have how i if is it its me my of on or ' +
    'our should so that the their them then there they this to us was we were what when where which while who why ' +
    'will with would you your isn’t doesn’t don’t can’t won’t it’s what’s i’m much many'
  ).split(' '),
);

/**
 * Returns the words to search for: spelled as on this site and without little words, so that "what if Stytch is down"
 * is about Stytch being down. A query of little words alone stays as it is.
 */
export function wordsToFind(query: string): string[] {
  const words = asSpelledHere(query)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !LITTLE.has(plain(word).replaceAll("'", '’')));
  return telling.length > 0 ? telling : words;
}

const plain = (word: string) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/**
 * Reports whether a word of the site is what a reader may have meant. For a word that it doesn't have, pagefind finds
 * the longest beginning that it has: "asdfgh" finds "as". Stems differ in their ends only: "logging" finds "log".
 */
export function isMeant(asked: string, candidate: string): boolean {
  const letters = bare(asked);
  const shared = letters.length <= 3 ? letters.length : Math.max(3, Math.floor(letters.length / 2));
  return bare(candidate).includes(letters.slice(0, shared));
}

const bare = (word: string) =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
