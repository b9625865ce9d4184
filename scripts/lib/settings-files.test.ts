import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { inRoot } from './paths.mjs';
import { describedFiles, withTable } from './settings-files.ts';

const readText = (name: string) => (existsSync(inRoot(name)) ? readFileSync(inRoot(name), 'utf8') : undefined);
const MARKERS = 'before\n\n<!-- settings:start -->\nstale rows\n<!-- settings:end -->\n\nafter\n';

test('.env.example and the README say what the settings are (npm run settings)', () => {
  for (const { name, wanted } of describedFiles(readText)) expect(readText(name), name).toBe(wanted);
});

test('the table replaces what stands between the markers, and nothing else', () => {
  const readme = withTable(MARKERS);
  expect(readme).toMatch(/^before\n\n<!-- settings:start -->\n\n\| Setting/);
  expect(readme).toContain('| `3000`');
  expect(readme).not.toContain('stale');
  expect(readme).toMatch(/ \|\n\n<!-- settings:end -->\n\nafter\n$/);
  expect(withTable(readme)).toBe(readme);
});

test('the table is formatted as Prettier would', async () => {
  const readme = withTable(MARKERS);
  const options = await resolveConfig(inRoot('README.md'));
  expect(await format(readme, { ...options, filepath: 'README.md' })).toBe(readme);
});

test('a README without the markers is told so', () => {
  expect(() => withTable('# First Login')).toThrow('settings:start');
});
