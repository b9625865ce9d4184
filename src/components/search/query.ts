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
 * the longest beginning that it has: "asdfgh" finds "as", and "docker" finds "document". Words of one stem differ in
 * their ends only: "logging" finds "log", and "pricing" finds "prices". Names of calls have parts that do, too.
 */
export function isMeant(asked: string, candidate: string): boolean {
  const letters = bare(asked);
  const least = letters.length <= 3 ? letters.length : Math.max(3, Math.floor(letters.length / 2));
  const found = bare(candidate);
  const start = found.indexOf(letters.slice(0, least));
  if (start < 0) return false;
  if (!/^\p{L}+$/u.test(asked)) return true;
  // A name such as "WorkOS" has no ending.
  if (/\p{Ll}\p{Lu}/u.test(asked)) return found.includes(letters);
  const rest = found.slice(start);
  let shared = least;
  while (shared < letters.length && letters[shared] === rest[shared]) shared++;
  return Math.min(letters.length, rest.length) - shared <= ENDING;
}

/** Letters in which two words of one stem may differ before the shorter one ends, as "prices" and "pricing" do. */
const ENDING = 2;

const bare = (word: string) =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
