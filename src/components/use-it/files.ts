import type { Language } from '../listing/language.ts';
import type { Shown } from '../listing/sources.ts';

/** The files that the page shows. Vite reads them at build. */
const sources = import.meta.glob<string>(['/examples/use-it/*', '/examples/mount/**/*.{ts,mjs}'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const languages: Record<string, Language> = {
  mjs: 'typescript',
  ts: 'typescript',
  py: 'python',
  sh: 'shellscript',
  go: 'go',
  rb: 'ruby',
  kt: 'kotlin',
  php: 'php',
  rs: 'rust',
  cs: 'csharp',
};

/** Prepares a whole file for a code block. @param file path below `examples/` @throws if there is no such file */
export function showFile(file: string): Shown {
  const code = sources[`/examples/${file}`]?.trimEnd();
  const language = languages[file.split('.').at(-1) ?? ''];
  if (code === undefined || !language) throw new Error(`There is no examples/${file} to show.`);
  return { code, language, name: file.split('/').at(-1) ?? file, notes: [], calls: [] };
}
