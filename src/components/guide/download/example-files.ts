/** Files under `examples/` that go into a download as they are. `exhaustive` finds the hidden ones, too. */
const texts = import.meta.glob<string>(
  ['/examples/{typescript,*-typescript,*-flask}/**', '!**/{node_modules,__pycache__}/**', '!**/*.{db,pyc}', '!**/.env'],
  { query: '?raw', import: 'default', eager: true, exhaustive: true },
);

/** A file as a reader saves it. */
export interface SavedFile {
  path: string;
  text: string;
}

/** Returns the files of a folder of `examples/`, with paths from that folder. @throws if it has none */
export function exampleFiles(folder: string): SavedFile[] {
  const start = `/examples/${folder}/`;
  const files = Object.entries(texts).flatMap(([path, text]) =>
    path.startsWith(start) ? [{ path: path.slice(start.length), text }] : [],
  );
  if (files.length === 0) throw new Error(`There are no files in examples/${folder}.`);
  return files;
}
