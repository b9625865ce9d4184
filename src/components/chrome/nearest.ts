import type { Door } from './doors.ts';

/** Nothing here has an address a third as long; what is made of a stranger's takes time that others wait for. */
const LONGEST = 200;

/** The pages whose address is most like one that does not exist, the likest first. None when none is like it. */
export function nearest(asked: string, doors: Door[], most = 3): Door[] {
  const words = asked.length > LONGEST ? '' : lastSegment(asked);
  if (!words) return [];
  return doors
    .map((door) => ({
      door,
      likeness: likeness(words, lastSegment(door.path)) + (sameFolder(asked, door.path) ? 0.1 : 0),
    }))
    .filter(({ likeness }) => likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ door }) => door);
}

/** What an address is about is said at its end: `/guides/x/discover/index.html` is about discover. */
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

/** 1 when equal, 0 when nothing agrees; a part of a word counts as most of it. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const shortest = Math.min(a.length, b.length);
  if (shortest >= 4 && (a.includes(b) || b.includes(a))) return 0.8;
  return 1 - distance(a, b) / longest;
}

/** How many letters must be changed, added or left out (Levenshtein). */
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
