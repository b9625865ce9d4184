/**
 * Finds names in the environment that are probably meant as a setting.
 * @param names names of environment variables
 * @param settings names of all settings
 * @returns the wrong names, each with the setting that was probably meant
 */
export function findMisspelled(names: string[], settings: string[]): [wrong: string, meant: string][] {
  const known = new Set(settings);
  return names.flatMap((name) => {
    if (known.has(name)) return [];
    const meant = settings.find((setting) => isClose(name.toUpperCase(), setting));
    return meant === undefined ? [] : [[name, meant]];
  });
}

/** Short names differ by one letter from other programs' variables: `PORT`, `POST`. */
function isClose(name: string, setting: string): boolean {
  const most = setting.length < 7 ? 0 : setting.length < 12 ? 2 : 3;
  if (name.replaceAll(/\W|_/g, '') === setting.replaceAll('_', '')) return true;
  return Math.abs(name.length - setting.length) <= most && distance(name, setting) <= most;
}

/** Levenshtein's distance: how many letters have to be inserted, deleted or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
