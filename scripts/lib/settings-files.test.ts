import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { inRoot } from './paths.mjs';
import { describedFiles, withTable } from './settings-files.ts';

const readText = (name: string) => (existsSync(inRoot(name)) ? readFileSync(inRoot(name), 'utf8') : undefined);
const MARKERS = 'before\n\n<!-- settings:start -->\nstale rows\n<!-- settings:end -->\n\nafter\n';

test('.env.example and docs/hosting.md list the settings (npm run settings)', () => {
  for (const { name, wanted } of describedFiles(readText)) expect(readText(name), name).toBe(wanted);
});

test('the table replaces the text between the markers only', () => {
  const document = withTable(MARKERS);
  expect(document).toMatch(/^before\n\n<!-- settings:start -->\n\n\| Setting/);
  expect(document).toContain('| `3000`');
  expect(document).not.toContain('stale');
  expect(document).toMatch(/ \|\n\n<!-- settings:end -->\n\nafter\n$/);
  expect(withTable(document)).toBe(document);
});

test('the table is formatted as Prettier would', async () => {
  const document = withTable(MARKERS);
  const filepath = inRoot('docs', 'hosting.md');
  expect(await format(document, { ...(await resolveConfig(filepath)), filepath })).toBe(document);
});

test('a document without the markers is an error', () => {
  expect(() => withTable('# First Login')).toThrow('settings:start');
});
