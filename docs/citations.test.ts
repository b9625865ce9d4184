import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const SOURCES = globSync('{src,scripts,integrations,benchmarks,tests,examples}/**/*.{ts,tsx,mjs,js,astro,css,py}', {
  cwd: ROOT,
}).sort();
/** Comment marks and line breaks inside a citation are layout. */
const flowingText = (file: string) =>
  readFileSync(ROOT + file, 'utf8').replace(/\s*\n\s*(?:\*(?!\/)|\/\/|#)?\s*/g, ' ');

const headings = new Map(
  globSync('docs/*.md', { cwd: ROOT }).map((file) => [
    file,
    new Set([...readFileSync(ROOT + file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading)),
  ]),
);
const citations = SOURCES.flatMap((file) =>
  [...flowingText(file).matchAll(/(docs\/[\w-]+\.md), "([^"]+)"/g)].map(([, document = '', heading = '']) => ({
    file,
    document,
    heading,
  })),
);

test('every document and heading that a comment cites exists', () => {
  expect(citations.length).toBeGreaterThan(50);
  expect(citations.filter(({ document, heading }) => !headings.get(document)?.has(heading))).toEqual([]);
});

test('a document of this repository is cited by its path and heading only', () => {
  const elsewhere = SOURCES.flatMap((file) =>
    [...flowingText(file).matchAll(/fact ?sheet|\(sections? \d[^)]*\)|\(design, section[^)]*\)/gi)].map(
      ([words]) => `${file}: ${words}`,
    ),
  );
  expect(elsewhere).toEqual([]);
});

test('every file of this repository that a comment names exists', () => {
  const named = SOURCES.flatMap((file) =>
    [...readFileSync(ROOT + file, 'utf8').matchAll(/(?:^\s*(?:\*|\/\*\*?|#)|\/\/) .*$/gm)].flatMap(([comment]) =>
      [
        ...comment.matchAll(/(?<![\w./-])(?:docs|scripts|integrations|benchmarks|tests|examples|deploy)\/[\w./-]*\w/g),
      ].map(([path]) => ({ file, path })),
    ),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ path }) => !existsSync(ROOT + path))).toEqual([]);
});
