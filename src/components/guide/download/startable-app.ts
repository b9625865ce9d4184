import { posix } from 'node:path';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import {
  appSoFar,
  importsOf,
  isCode,
  rootOf,
  withImports,
  type Import,
  type Read,
  type StepFiles,
} from './app-so-far.ts';
import type { SavedFile } from './example-files.ts';
import { laterRoute } from './later-route.ts';

interface Source {
  /** The folder of the guide's code, from the repository root. */
  folder: string;
  read: Read;
  /** The site's origin, for links to the guide. */
  origin: string;
}

interface StartableApp {
  files: SavedFile[];
  /** Some routes come in a later step. Their files import `app/later.ts`, from `examples/typescript`. */
  unfinished: boolean;
}

/**
 * Makes files that start out of the app so far. Its server is included, although the guide shows it last. A file of
 * routes that a later step teaches has a placeholder, which the reader replaces in that step; no other file changes.
 * What the guide doesn't show by then, but such a file imports, is included, too.
 * @throws when the app needs more of such a file than its routes: the build stops there
 */
export function startableApp(
  guide: GuideOutline,
  step: string,
  shown: StepFiles[],
  { folder, read, origin }: Source,
): StartableApp {
  const soFar = appSoFar(guide, step, shown, read);
  const routes = `${folder}app/routes.ts`;
  const taught = shown.flatMap(({ files }) => files).filter(isCode);
  const later = importsOf(routes, read).filter(({ file }) => taught.includes(file) && !soFar.includes(file));
  const left = later.map(({ file }) => file);

  const stepOf = (file: string) =>
    guide.steps.findIndex(({ id }) => shown.some(({ step, files }) => step === id && files.includes(file)));
  /** What a later file imports and no step shows by then. The reader couldn't replace its placeholder without it. */
  const helpersOf = (file: string): string[] => {
    const known = guide.steps.slice(0, stepOf(file) + 1).map(({ id }) => id);
    const shownByThen = shown.filter(({ step }) => known.includes(step)).flatMap(({ files }) => files);
    return withImports([file], read).filter((one) => one !== file && !shownByThen.includes(one));
  };

  const helpers = left.flatMap(helpersOf);
  const written = withImports([...soFar, `${folder}app/server.ts`, ...helpers], read, left);
  const root = rootOf(folder, written);
  checkUses(written, routes, later, read);

  const placeholder = ({ file, names }: (typeof later)[number]): SavedFile => {
    const index = stepOf(file);
    const { id = '', title = '' } = guide.steps[index] ?? {};
    const helper = importPath(posix.dirname(file), `${root}app/later.ts`);
    const comesIn = { step: index + 1, title, url: `${origin}/guides/${guide.id}/${id}/` };
    return { path: file.slice(root.length), text: laterRoute(names, comesIn, helper) };
  };

  return {
    files: [
      ...written.map((file) => ({ path: file.slice(root.length), text: `${read(file)}\n` })),
      ...later.map(placeholder),
    ],
    unfinished: later.length > 0,
  };
}

/**
 * Checks that placeholders are enough: that no file needs more of a later one than its routes.
 * @throws an error that names the file and what it needs
 */
function checkUses(files: string[], routes: string, later: Import[], read: Read): void {
  const table = read(routes);
  for (const user of files)
    for (const { file, names } of importsOf(user, read)) {
      const exported = later.find((one) => one.file === file)?.names;
      const missing = exported && names.find((name) => !exported.includes(name) || !table.includes(`': ${name},\n`));
      if (missing) throw new Error(`${user} needs ${missing}, which a later step teaches.`);
    }
}

/** A file as code in a folder imports it. */
function importPath(from: string, file: string): string {
  const path = posix.relative(from, file);
  return path.startsWith('.') ? path : `./${path}`;
}
