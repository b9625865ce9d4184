import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noteChecked, type Checked, type Lock } from './lib/note-checked.ts';
import { inRoot } from './lib/paths.mjs';

const json = <T>(file: string): T => JSON.parse(readFileSync(inRoot(file), 'utf8'));
const noted = () => json<Record<string, Checked>>('src/content/checked.json');

test('the guides name the SDK that is installed; after an update `npm run checked` must pass again', () => {
  const lock = json<Lock>('package-lock.json');
  for (const entry of Object.values(noted())) {
    expect(entry.version).toBe(lock.packages[`node_modules/${entry.package}`]?.version);
  }
});

test('both providers get the version that is installed, and the day', () => {
  const packages = Object.fromEntries(
    Object.values(noted()).map(({ package: name }) => [`node_modules/${name}`, { version: `9.0.0-${name}` }]),
  );
  const after = noteChecked(noted(), { packages }, '2030-01-02');
  expect(after).toMatchObject({
    stytch: { version: '9.0.0-stytch', checked: '2030-01-02' },
    passwordless: { version: '9.0.0-@passwordlessdev/passwordless-client', checked: '2030-01-02' },
  });
});

test('a package that isn’t installed is an error', () => {
  expect(() => noteChecked(noted(), { packages: {} }, '2030-01-02')).toThrow("isn't installed");
});
