import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from './lib/paths.mjs';

const json = (file: string) => JSON.parse(readFileSync(inRoot(file), 'utf8')) as never;

test('the guides name the SDK that is installed; after an update `npm run checked` must pass again', () => {
  const noted: Record<string, { package: string; version: string }> = json('src/content/checked.json');
  const lock: { packages: Record<string, { version: string }> } = json('package-lock.json');
  for (const entry of Object.values(noted)) {
    expect(entry.version).toBe(lock.packages[`node_modules/${entry.package}`]?.version);
  }
});
