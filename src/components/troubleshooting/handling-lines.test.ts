import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guides } from '../../lib/guides/index.ts';
import { region } from '../listing/region.ts';
import { handlingLines } from './handling-lines.ts';

const code = `const broken: Known = {
  title: 'Broken',
};
const known = {
  one: broken,
  two: {
    title: 'Two',
  },
};
if (!type)
  throw new Problem('none');
`;

test.each([
  ['a constant', ['const broken'], "const broken: Known = {\n  title: 'Broken',\n};"],
  ['a property of one line', ['one: '], 'one: broken,'],
  ['a property of several lines', ['two: {'], "two: {\n  title: 'Two',\n},"],
  ['an if without braces', ['if (!type)'], "if (!type)\n  throw new Problem('none');"],
  ['several, in the order of the file', ['one: ', 'const broken'], /^const broken[^]*\n…\none: broken,$/],
])('an entry shows %s', (_, starts, lines) => {
  const shown = handlingLines(code, starts, 'a file');
  if (typeof lines === 'string') expect(shown).toBe(lines);
  else expect(shown).toMatch(lines);
});

test('a text that no line has, or two, fails the build', () => {
  expect(() => handlingLines(code, ['three: '], 'a file')).toThrow('a file has 0 lines with “three: ”.');
  expect(() => handlingLines(code, ['title'], 'a file')).toThrow('2 lines');
});

const failures = guides.flatMap(({ id, failures: all }) => all.map((one) => [`${id}: ${one.label}`, one] as const));

test.each(failures)('%s names lines that the quickstart has, and words that its app says', (_, failure) => {
  const { handledBy, person } = failure;
  const root = join(import.meta.dirname, '../../..');
  const source = readFileSync(join(root, handledBy.file), 'utf8');
  expect(handlingLines(region(source, undefined, handledBy.file).code, handledBy.lines, handledBy.file)).toMatch(/\S/);
  const folder = join(root, 'src/lib/quickstart', handledBy.file.split('/')[3] ?? '');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  // The end of the sentence, since a name may come first. The made-up organization, Initech, may come last.
  const own = person?.title.replace(/\bInitech$/, '').slice(-20);
  if (own !== undefined) {
    expect(own.length).toBeGreaterThan(10);
    expect(texts).toContain(own);
  }
});
