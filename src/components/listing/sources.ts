import { findCalls, type ShownCall } from './calls.ts';
import type { Language } from './language.ts';
import { openLines } from './open-lines.ts';
import { fileAround, region, type Lines, type Region } from './region.ts';

/** Every file a guide may show. Vite reads them, so edits hot-reload. */
const sources = import.meta.glob<string>(
  [
    '/src/lib/quickstart/**/*.ts',
    '/examples/**/*.{ts,py,js,html,css,sh,ps1,cmd}',
    '!/**/*.test.ts',
    '!/**/{node_modules,.venv}/**',
  ],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

const languages: Record<string, Language> = {
  ts: 'typescript',
  py: 'python',
  js: 'javascript',
  html: 'html',
  css: 'css',
  sh: 'shellscript',
  ps1: 'powershell',
  cmd: 'bat',
};

export interface Shown extends Region {
  /** File name. */
  name: string;
  language: Language;
  calls: ShownCall[];
  /** The lines a folded listing opens with. Absent: nothing is folded. */
  open?: Lines;
}

/** Returns a file's text. @param file path from the repository root @throws if it isn't listed above */
export function sourceOf(file: string): string {
  const source = sources[`/${file}`];
  if (source === undefined) throw new Error(`There is no ${file} to show.`);
  return source;
}

/** Prepares a file, or a named region of it, for a listing. */
export function show(file: string, part?: string): Shown {
  const source = sourceOf(file);
  const language = languages[file.split('.').at(-1) ?? ''];
  if (!language) throw new Error(`${file} is in no language a listing knows.`);
  const picked = region(source, part, file);
  return { ...picked, name: file.split('/').at(-1) ?? file, language, calls: findCalls(picked.code, file) };
}

/** Prepares a whole file for a listing that opens on the call of a region. */
export function showFolded(file: string, part?: string): Shown {
  const { focus, ...whole } = fileAround(sourceOf(file), part, file);
  const calls = findCalls(whole.code, file).filter(({ from }) => focus.from <= from && from <= focus.to);
  return { ...show(file, part), ...whole, calls, open: openLines(whole.code, focus, calls) };
}

const paths = Object.keys(sources).map((path) => path.slice(1));

/** The folders of the apps that guides build. One within another is the part that a later guide adds. */
const apps = paths
  .filter((path) => path.endsWith('/app/routes.ts'))
  .map((path) => path.slice(0, -'app/routes.ts'.length));

/** Paths of the files in a folder, for `show`, without the apps of later guides in it. */
export function filesIn(folder: string): string[] {
  const later = apps.filter((app) => app.startsWith(folder) && app !== folder);
  return paths.filter((path) => path.startsWith(folder) && !later.some((app) => path.startsWith(app)));
}
