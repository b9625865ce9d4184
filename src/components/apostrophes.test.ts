import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Files with words that pages show as they are. The text of a `.mdx` is not among them: the build curls its quotes.
 */
const shown = [
  'src/pages/**/*.{astro,ts}',
  'src/{layouts,components}/**/*.{astro,ts,tsx}',
  'src/lib/{bench,guides}/**/*.ts',
  'src/content/{fields,glossary}/*',
  'src/content/evaluate/**/*.json',
  'src/content/checked.json',
];
/** Writes a plain text file for the reader, not a page. */
const PLAIN = /(\.test|\/app-archive)\.ts$/;
/** A note is a comment in the file that it speaks of. */
const noted = ['src/lib/quickstart/**/*.ts', 'examples/**/*.{py,sh,ts,js}'];

const read = (patterns: string[]) =>
  globSync(patterns)
    .filter((file) => !PLAIN.test(file))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/ .*$/gm, '');
const notesIn = (source: string) => [...source.matchAll(/@note (.*)/g)].map(([, note]) => note).join('\n');
const frontOf = (source: string) => source.split(/^---$/m)[1] ?? '';

test('an apostrophe is a curled one, wherever words are shown as they are written', () => {
  const prose = [
    ...read(shown).map(({ file, source }) => ({ file, text: withoutComments(source) })),
    ...read(noted).map(({ file, source }) => ({ file, text: notesIn(source) })),
    ...read(['src/content/guides/**/*.mdx']).map(({ file, source }) => ({ file, text: frontOf(source) })),
  ];
  expect(prose.length).toBeGreaterThan(200);
  const straight = prose.flatMap(({ file, text }) =>
    [...text.matchAll(/.*[a-z]'[a-z].*/gi)].map(([line]) => `${file}: ${line.trim()}`),
  );
  expect(straight).toEqual([]);
});
