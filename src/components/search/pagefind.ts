import { asSpelledHere } from './spelling.ts';

/** A search result: a page, or a section of one. */
export interface Found {
  href: string;
  title: string;
  /** The sentence around the match. */
  pieces: { text: string; isMatch: boolean }[];
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
  excerpt: string;
  meta: { title?: string };
  sub_results: { url: string; title: string; excerpt: string; weighted_locations: unknown[] }[];
}

const MOST = 8;
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
 * @returns the best results and the total; null if a newer search replaced this one
 */
export async function findPages(words: string): Promise<{ found: Found[]; count: number } | null> {
  const answer = await (await loadIndex()).debouncedSearch(asSpelledHere(words), {}, 120);
  if (!answer) return null;
  const best = answer.results.slice(0, MOST);
  return {
    found: await Promise.all(best.map(async (result) => describe(await result.data()))),
    count: answer.results.length,
  };
}

/** Links to the section with the most matches. */
function describe({ url, excerpt, meta, sub_results }: Data): Found {
  const title = meta.title ?? url;
  const best = sub_results.toSorted((a, b) => b.weighted_locations.length - a.weighted_locations.length)[0];
  const isPart = best !== undefined && best.url !== url && !title.includes(best.title);
  return {
    href: best?.url ?? url,
    title: isPart ? `${title} › ${best.title}` : title,
    pieces: readExcerpt(best?.excerpt ?? excerpt),
  };
}

/** Parses pagefind's HTML excerpt (entities and `<mark>`) into parts, so that no HTML is inserted. */
function readExcerpt(html: string): Found['pieces'] {
  // pagefind leaves a space where it skipped an element, even before a comma.
  const tidy = html.replace(/\s+(?=[,.;:)])/g, '');
  const { body } = new DOMParser().parseFromString(tidy, 'text/html');
  return [...body.childNodes].map((node) => ({ text: node.textContent ?? '', isMatch: node.nodeName === 'MARK' }));
}
