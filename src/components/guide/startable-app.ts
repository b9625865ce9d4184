import { appSoFar, importsOf, isCode, withImports, type Read, type StepFiles } from './app-so-far.ts';
import type { GuideOutline } from '../../lib/guides/index.ts';
import { withoutImports } from './without-imports.ts';

/** A file as a reader saves it. */
export interface SavedFile {
  path: string;
  text: string;
}

/**
 * The app so far, as files that start: with its server, which the guide shows last, and of the routes those that were
 * taught. A route of a later step is not there yet, so its address answers "Not here".
 * @param folder where the guide's code is, from the repository's root
 */
export function startableApp(
  guide: GuideOutline,
  step: string,
  shown: StepFiles[],
  { folder, read }: { folder: string; read: Read },
): SavedFile[] {
  const soFar = appSoFar(guide, step, shown, read);
  const taught = shown.flatMap(({ files }) => files).filter(isCode);
  const later = importsOf(`${folder}app/routes.ts`, read).filter(
    (file) => taught.includes(file) && !soFar.includes(file),
  );
  return withImports([...soFar, `${folder}app/server.ts`], read, later).map((file) => ({
    path: file.slice(folder.length),
    text: `${withoutImports(file, read(file), later)}\n`,
  }));
}
