import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { guides } from './index.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Where a provider may be named: its own folders, and the tests. */
const ALLOWED =
  /^src\/(lib\/(guides\/[^/]+|bench\/providers\/[^/]+|sandbox|quickstart)\/|content\/)|\.test\.tsx?$|\/testing\//;

/** Ids and names as code could compare them. Texts may contain a name, so only whole strings count. */
const ids = alternatives(guides.flatMap(({ id, provider }) => [id, provider]));
const names = alternatives(guides.flatMap(({ name, shortName, vendor }) => [name, shortName, vendor]));
const outlines = alternatives(
  guides.map(({ id }) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())),
);
const stepIds = alternatives(guides.flatMap(({ steps }) => steps.map(({ id }) => id)));
const BRANCH = new RegExp(
  [
    // An id has no other use in code, except as the name of an SDK's package.
    `(?<!from )'(${ids})'|"(${ids})"|\`(${ids})\``,
    `[!=]== *['"\`](${names})['"\`]|['"\`](${names})['"\`] *[!=]==`,
    `[!=]== *(${outlines})\\b|\\b(${outlines})(\\.\\w+)? *[!=]==`,
    // A step belongs to one guide, so code that asks for a step asks for the guide.
    `\\b(id|step) *[!=]== *'(${stepIds})'`,
  ].join('|'),
);

function alternatives(texts: string[]): string {
  return [...new Set(texts)].map(RegExp.escape).join('|');
}

const files = globSync('src/**/*.{ts,tsx,astro,mjs}', { cwd: root }).filter((file) => !ALLOWED.test(file));

test('a guide is named where it differs, and no other code asks which guide it is', () => {
  expect(files.length).toBeGreaterThan(200);
  const branches = files.flatMap((file) => {
    const [match] = BRANCH.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
    return match === undefined ? [] : [`${file}: ${match.trim()}`];
  });
  expect(branches).toEqual([]);
});

test.each([
  "if (guide === 'stytch-b2b') return;",
  'const isPasskeys = "passwordless" !== guide;',
  "case 'stytch-b2b':",
  'guide.id === stytchB2b.id',
  "const labels = {\n  'stytch-b2b': 'a',\n};",
  "name === 'Stytch B2B'",
  "if (id === 'everyday-login') return;",
  'guide === everydayLogin',
  'everydayLogin.provider === provider',
  "step.id === 'second-factor'",
])('such a branch is found: %s', (code) => {
  expect(BRANCH.test(code)).toBe(true);
});
