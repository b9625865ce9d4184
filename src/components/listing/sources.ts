import { findCalls, type ShownCall } from './calls.ts';
import type { Language } from './highlight.ts';
import { region, type Region } from './region.ts';

/** Every file a guide may show, read by Vite so that an edit shows up in an open browser. */
const sources = import.meta.glob<string>(
  ['/src/lib/quickstart/**/*.ts', '/examples/**/*.{ts,py,sh,ps1,cmd}', '!/**/*.test.ts'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const languages: Record<string, Language> = {
  ts: 'typescript',
  py: 'python',
  sh: 'shellscript',
  ps1: 'powershell',
  cmd: 'bat',
};

export interface Shown extends Region {
  /** The name as the reader will save it. */
  name: string;
  language: Language;
  calls: ShownCall[];
}

/** A file as it stands. @param file path from the repository's root. @throws when it is not there */
export function sourceOf(file: string): string {
  const source = sources[`/${file}`];
  if (source === undefined) throw new Error(`There is no ${file} to show.`);
  return source;
}

/** A file, or a named region of it, as the guide shows it. */
export function show(file: string, part?: string): Shown {
  const source = sourceOf(file);
  const language = languages[file.split('.').at(-1) ?? ''];
  if (!language) throw new Error(`${file} is in no language a listing knows.`);
  const picked = region(source, part, file);
  return { ...picked, name: file.split('/').at(-1) ?? file, language, calls: findCalls(picked.code, file) };
}

/** The files of a folder, as `show` takes them. */
export const filesIn = (folder: string): string[] =>
  Object.keys(sources)
    .map((path) => path.slice(1))
    .filter((path) => path.startsWith(folder));
