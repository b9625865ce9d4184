import { dirname, posix } from 'node:path';
import type { GuideOutline } from '../../../lib/guides/index.ts';

/** Which files a step shows. */
export interface StepFiles {
  step: string;
  /** In its listings: what it teaches. */
  files: string[];
  /** Under its bench: the whole app. */
  fullCode: string[];
}

/**
 * The folder that an app's paths start from: the guide's own, or the one above it if the guide continues the app that
 * is there.
 */
export const rootOf = (folder: string, files: string[]): string =>
  files.every((file) => file.startsWith(folder)) ? folder : `${posix.dirname(folder)}/`;

/** Reads the text of a file, by its path from the repository's root. */
export type Read = (file: string) => string;

/** The files of the app up to and including a step, with what they import. */
export function appSoFar(guide: GuideOutline, step: string, shown: StepFiles[], read: Read): string[] {
  const upTo = guide.steps.slice(0, guide.steps.findIndex(({ id }) => id === step) + 1).map(({ id }) => id);
  const shownSoFar = shown
    .filter(({ step: shownIn }) => upTo.includes(shownIn))
    .flatMap(({ files, fullCode }) => [...files, ...fullCode]);
  return withImports(shownSoFar.filter(isCode), read);
}

/** Files with everything they import, sorted; `left` out is what the app does not have yet. */
export function withImports(roots: string[], read: Read, left: string[] = []): string[] {
  const files = new Set<string>();
  const add = (file: string) => {
    if (files.has(file) || left.includes(file)) return;
    files.add(file);
    for (const imported of importsOf(file, read)) add(imported.file);
  };
  roots.forEach(add);
  return [...files].sort();
}

export interface Import {
  file: string;
  names: string[];
}

const ANY_IMPORT = /(?:\bfrom |\bimport |\bimport\()'\.[^']+'/g;
const NAMED_IMPORT = /\{([^}]*)\} from '(\.[^']+)'/g;

/**
 * What a file imports from the app's other files. The guides' code imports from them by name only, so a regular
 * expression finds all. A parser would have to be in the server, too: it makes a reader's own zip on request.
 * @throws an error that names the file if it imports in another form: the build stops there
 */
export function importsOf(file: string, read: Read): Import[] {
  const text = read(file);
  const imports = [...text.matchAll(NAMED_IMPORT)];
  if (imports.length < (text.match(ANY_IMPORT) ?? []).length)
    throw new Error(`${file} imports from another file without naming what.`);
  return imports.map(([, names = '', target = '']) => ({
    file: posix.join(dirname(file), target),
    names: names.split(',').flatMap((name) => name.trim() || []),
  }));
}

/** Shell lines and the same in another language are no part of the app. */
export const isCode = (file: string): boolean => file.endsWith('.ts');
