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
  const own = shown.filter((of) => upTo.includes(of.step)).flatMap(({ files, fullCode }) => [...files, ...fullCode]);
  return withImports(own.filter(isCode), read);
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

/** What a file imports from the app's other files. */
export const importsOf = (file: string, read: Read): Import[] =>
  [...read(file).matchAll(/\{([^}]*)\} from '(\.[^']+)'/g)].map(([, names = '', target = '']) => ({
    file: posix.join(dirname(file), target),
    names: names.split(',').flatMap((name) => name.trim() || []),
  }));

/** Shell lines and the same in another language are no part of the app. */
export const isCode = (file: string): boolean => file.endsWith('.ts');
