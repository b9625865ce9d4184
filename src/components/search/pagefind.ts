import { excerptOf, type Location, type Piece } from './excerpt.ts';
import { isMeant, wordsToFind } from './query.ts';

/** A search result: a page, or a section of one. */
export interface SearchResult {
  href: string;
  title: string;
  /** The sentence around the match. */
  pieces: Piece[];
}

/** All results of a query. */
export interface Answer {
  count: number;
  /** Loads the text of some results. */
  read: (from: number, to: number) => Promise<SearchResult[]>;
}

/** The parts of pagefind's results we use. */
interface Pagefind {
  init(): Promise<void>;
  debouncedSearch(words: string, options: object, wait: number): Promise<{ results: Result[] } | null>;
}
interface Result {
  data(): Promise<Data>;
}
interface Data {
  url: string;
  content: string;
  weighted_locations: Location[];
  meta: { title?: string };
  sub_results: { url: string; title: string; weighted_locations: Location[] }[];
}

let index: Promise<Pagefind> | undefined;

/** Loads pagefind and its index once. They exist only in a built site. */
export function loadIndex(): Promise<Pagefind> {
  index ??= load();
  // Lets the next attempt retry.
  index.catch(() => (index = undefined));
  return index;
}

async function load(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`)) as Pagefind;
  await pagefind.init();
  return pagefind;
}

/**
 * Searches the site.
 * @returns the results, best first; null if a newer search replaced this one
 */
export async function findPages(query: string): Promise<Answer | null> {
  const words = wordsToFind(query);
  const results = await search(words, 120);
  if (!results) return null;
  // A word that the site doesn't have is one in every result, so the first one shows which those are.
  const [first] = results;
  const known = first ? knownWords(words, await first.data()) : words;
  if (known.length === words.length) return answerOf(results, words);
  const others = await search(known, 0);
  return others && answerOf(others, known);
}

async function search(words: string[], wait: number): Promise<Result[] | null> {
  if (words.length === 0) return [];
  return (await (await loadIndex()).debouncedSearch(words.join(' '), {}, wait))?.results ?? null;
}

const knownWords = (words: string[], { content, weighted_locations }: Data): string[] =>
  wordsAt(weighted_locations, content.split(/\s+/), words);

/** Returns the words of a search that match at these places of a page. */
function wordsAt(places: Location[], all: string[], words: string[]): string[] {
  const matched = places.map(({ location }) => all[location] ?? '');
  return words.filter((word) => matched.some((one) => isMeant(word, one)));
}

/** Counts the words at these places, and the words between the closest two of them. */
function matchesAt(places: Location[], all: string[], words: string[]): { words: number; gap: number } {
  const matches = places
    .map(({ location }) => ({ location, word: words.find((word) => isMeant(word, all[location] ?? '')) }))
    .filter(({ word }) => word !== undefined)
    .toSorted((a, b) => a.location - b.location);
  const gaps = matches.map(({ location, word }, at) => {
    const next = matches[at + 1];
    return next && next.word !== word ? next.location - location : Infinity;
  });
  return { words: new Set(matches.map(({ word }) => word)).size, gap: Math.min(...gaps, 1e9) };
}

const answerOf = (results: Result[], words: string[]): Answer => ({
  count: results.length,
  read: (from, to) => Promise.all(results.slice(from, to).map(async (result) => describe(await result.data(), words))),
});

/** Links to the section with the most of the words; of several, to the one that has them closest together. */
function describe({ url, content, weighted_locations, meta, sub_results }: Data, words: string[]): SearchResult {
  const title = meta.title ?? url;
  const all = content.split(/\s+/);
  const [best] = sub_results
    .map((section) => ({ ...section, ...matchesAt(section.weighted_locations, all, words) }))
    .toSorted(
      (a, b) => b.words - a.words || a.gap - b.gap || b.weighted_locations.length - a.weighted_locations.length,
    );
  const isPart = best !== undefined && best.url !== url && !title.includes(best.title);
  return {
    href: best?.url ?? url,
    title: isPart ? `${title} › ${best.title}` : title,
    pieces: excerptOf(content, best?.weighted_locations ?? weighted_locations),
  };
}
