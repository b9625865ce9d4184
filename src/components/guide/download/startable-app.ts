import { posix } from 'node:path';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { appSoFar, importsOf, isCode, rootOf, withImports, type Read, type StepFiles } from './app-so-far.ts';
import type { SavedFile } from './example-files.ts';
import { withoutImports } from './without-imports.ts';

interface Source {
  /** The folder of the guide's code, from the repository root. */
  folder: string;
  read: Read;
  /** The site's origin, for links to the guide. */
  origin: string;
}

/**
 * Makes files that start out of the app so far. Its server is included, although the guide shows it last. A route that
 * a later step teaches answers with a link to that step, by the function in `app/later.ts`.
 */
export function startableApp(
  guide: GuideOutline,
  step: string,
  shown: StepFiles[],
  { folder, read, origin }: Source,
): SavedFile[] {
  const soFar = appSoFar(guide, step, shown, read);
  const taught = shown.flatMap(({ files }) => files).filter(isCode);
  const routes = `${folder}app/routes.ts`;
  const left = importsOf(routes, read).filter((file) => taught.includes(file) && !soFar.includes(file));
  const instead = (file: string) => {
    const index = guide.steps.findIndex(({ id }) => shown.some((of) => of.step === id && of.files.includes(file)));
    const { id = '', title = '' } = guide.steps[index] ?? {};
    return `later(${index + 1}, ${quoted(title)}, '${origin}/guides/${guide.id}/${id}/')`;
  };
  const files = withImports([...soFar, `${folder}app/server.ts`], read, left);
  const root = rootOf(folder, files);
  const later = importPath(posix.dirname(routes), `${root}app/later.ts`);
  return files.map((file) => {
    const text = withoutImports(file, read(file), left, instead);
    const start = file === routes && left.length > 0 ? `import { later } from '${later}';\n` : '';
    return { path: file.slice(root.length), text: `${start}${text}\n` };
  });
}

/** A file as code in a folder imports it. */
function importPath(from: string, file: string): string {
  const path = posix.relative(from, file);
  return path.startsWith('.') ? path : `./${path}`;
}

const quoted = (text: string) => `'${text.replaceAll("'", '’')}'`;
