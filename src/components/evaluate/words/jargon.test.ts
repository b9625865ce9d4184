import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jargonIn } from './jargon.ts';
import { splitTerms, type Term } from './terms.ts';

test.each([
  ['member_authenticated is false', 'an identifier: member_authenticated'],
  ['the memberAuthenticated field', 'an identifier: memberAuthenticated'],
  ['unable_to_auth_magic_link', 'an identifier: unable_to_auth_magic_link'],
  ['it answers 401', 'a status code: 401'],
  ['POST the form', 'an address of the interface: POST'],
  ['your tokens', 'a technical word: tokens'],
])('%s is not for everybody', (text, expected) => {
  expect(jargonIn(text)).toContain(expected);
});

test('plain words, made-up addresses and numbers are for everybody', () => {
  expect(jargonIn('ada@example.com may choose for 10 minutes, among 100,000 mails of example.com.')).toEqual([]);
});

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const glossary: Term[] = globSync('src/content/glossary/*.md', { cwd: root }).map((file) => ({
  id: file,
  term: /^term: (.*)$/m.exec(read(file))?.[1] ?? '',
  meaning: '',
}));

/** Every sentence of a content file: texts of several words, at any depth. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

const withoutTerms = (text: string) =>
  splitTerms(text, glossary)
    .filter((piece) => typeof piece === 'string')
    .join(' ');

for (const file of [
  'scenes/stytch-b2b.json',
  'scenes/everyday-login.json',
  'scope/stytch-b2b.json',
  'scope/everyday-login.json',
  'compare/ways-to-log-in.json',
]) {
  test(`no sentence in ${file} needs a developer to explain it`, () => {
    const content = JSON.parse(read(`src/content/evaluate/${file}`)) as Record<string, unknown>;
    // Titles of other people's documents are theirs.
    delete content.sources;
    const sentences = sentencesIn(content);
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.flatMap((text) => jargonIn(withoutTerms(text)).map((word) => `${word} in “${text}”`))).toEqual([]);
  });
}
