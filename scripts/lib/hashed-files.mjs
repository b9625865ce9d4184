import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders of files whose name changes with their content, below `client`. */
const FOLDERS = ['_astro', join('pagefind', 'fragment'), join('pagefind', 'index')];
/** In a build: its own hashed files, without those it keeps of the build before. */
const LIST = '.hashed-files.json';

/**
 * Copies the hashed files of the last build into the next one. A page that a browser loaded before a deploy still needs
 * them. Files of older builds are dropped.
 * @param {string} last folder of the last build; it may be missing
 * @param {string} next folder of the new build
 */
export function keepHashedFiles(last, next) {
  const ownFiles = list(next);
  writeFileSync(join(next, LIST), JSON.stringify(ownFiles));
  const earlierFiles = existsSync(join(last, LIST)) ? JSON.parse(readFileSync(join(last, LIST), 'utf8')) : list(last);
  for (const file of earlierFiles) {
    const [from, to] = [join(last, 'client', file), join(next, 'client', file)];
    if (existsSync(to) || !existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
  }
}

/** @param {string} build */
function list(build) {
  return FOLDERS.flatMap((folder) => {
    const path = join(build, 'client', folder);
    return existsSync(path) ? readdirSync(path).map((name) => join(folder, name)) : [];
  });
}
