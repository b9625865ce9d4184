import { asSpelledHere } from './spelling.ts';

/** A page, or an entry of one, that says what was searched for. */
export interface Found {
  href: string;
  title: string;
  /** The sentence around it. */
  pieces: { text: string; isMatch: boolean }[];
}

/** The parts of pagefind's answers that are used here. */
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

/** Loads pagefind and its index, once. It is there only in a built site. */
export function loadIndex(): Promise<Pagefind> {
  index ??= load();
  // The next try may have a network again.
  index.catch(() => (index = undefined));
  return index;
}

async function load(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`)) as Pagefind;
  await pagefind.init();
  return pagefind;
}

/** The best results for some words, and how many there are in all; null when others have been asked for since. */
export async function findPages(words: string): Promise<{ found: Found[]; count: number } | null> {
  const answer = await (await loadIndex()).debouncedSearch(asSpelledHere(words), {}, 120);
  if (!answer) return null;
  const best = answer.results.slice(0, MOST);
  return {
    found: await Promise.all(best.map(async (result) => describe(await result.data()))),
    count: answer.results.length,
  };
}

/** Leads to the part of the page that says it most. */
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

/** pagefind's excerpt is HTML: text with entities, and `<mark>`. It is taken apart, never put into the page as it is. */
function readExcerpt(html: string): Found['pieces'] {
  // Where something is not searched, pagefind leaves a space, even before a comma.
  const tidy = html.replace(/\s+(?=[,.;:)])/g, '');
  const { body } = new DOMParser().parseFromString(tidy, 'text/html');
  return [...body.childNodes].map((node) => ({ text: node.textContent ?? '', isMatch: node.nodeName === 'MARK' }));
}
