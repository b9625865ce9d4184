import { filesIn, show, type Shown } from '../listing/sources.ts';

/** Returns the files of an app, by their paths in its folder. The steps have explained them, so notes are left out. */
export const fullCode = (folder: string): { path: string; shown: Shown }[] =>
  filesIn(folder).map((file) => ({ path: file.slice(folder.length), shown: { ...show(file), notes: [] } }));
