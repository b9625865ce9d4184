import { filesIn, show, sourceOf, type Shown } from '../../listing/sources.ts';
import { isCode, rootOf, withImports } from '../download/app-so-far.ts';

/**
 * Returns the files of an app, by their paths in its folder, with those of the app that it continues. The steps have
 * explained them, so notes are left out.
 */
export function fullCode(folder: string): { path: string; shown: Shown }[] {
  const ownFiles = filesIn(folder);
  const files = [...new Set([...ownFiles, ...withImports(ownFiles.filter(isCode), sourceOf)])].sort();
  const root = rootOf(folder, files);
  return files.map((file) => ({ path: file.slice(root.length), shown: { ...show(file), notes: [] } }));
}
