import type { NavLink } from './nav.ts';

/** No page has a path a third as long. Comparing longer ones would take time that other requests wait for. */
const LONGEST = 200;

/**
 * Finds the pages whose path resembles one that does not exist.
 * @param asked the path of the request
 * @param most how many to return at most
 * @returns the most similar first; empty when none is similar enough
 */
export function suggestPages(asked: string, pages: NavLink[], most = 3): NavLink[] {
  const words = asked.length > LONGEST ? '' : lastSegment(asked);
  if (!words) return [];
  return pages
    .map((page) => ({
      page,
      likeness: likeness(words, lastSegment(page.path)) + (sameFolder(asked, page.path) ? 0.1 : 0),
    }))
    .filter(({ likeness }) => likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ page }) => page);
}

/** The last meaningful segment of a path: `discover` for `/guides/x/discover/index.html`. */
const lastSegment = (path: string): string =>
  path
    .toLowerCase()
    .replace(/\/+(index)?(\.\w+)?\/*$/, '')
    .replace(/\.\w+$/, '')
    .split('/')
    .at(-1)
    ?.replace(/^\d+-/, '')
    .slice(0, 64) ?? '';

const folder = (path: string): string => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
const sameFolder = (a: string, b: string): boolean => folder(a) === folder(b);

/** Similarity from 0 to 1. A string that contains the other counts as 0.8. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (shortest >= 4 && (a.includes(b) || b.includes(a))) return 0.8;
  return 1 - distance(a, b) / longest;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const changed = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
