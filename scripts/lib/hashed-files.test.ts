import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepHashedFiles } from './hashed-files.mjs';

function makeBuild(root: string, name: string, scripts: string[]): string {
  const build = join(root, name);
  mkdirSync(join(build, 'client', '_astro'), { recursive: true });
  for (const script of scripts) writeFileSync(join(build, 'client', '_astro', script), name);
  return build;
}

test('a deploy keeps the scripts of the build before, which open pages still load, but no older ones', () => {
  const root = mkdtempSync(join(tmpdir(), 'builds-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const first = makeBuild(root, 'first', ['a.1.js', 'same.js']);
  const second = makeBuild(root, 'second', ['a.2.js', 'same.js']);
  const third = makeBuild(root, 'third', ['a.3.js', 'same.js']);
  keepHashedFiles(join(root, 'none'), first);
  keepHashedFiles(first, second);
  keepHashedFiles(second, third);
  expect(readdirSync(join(second, 'client', '_astro')).sort()).toEqual(['a.1.js', 'a.2.js', 'same.js']);
  expect(readdirSync(join(third, 'client', '_astro')).sort()).toEqual(['a.2.js', 'a.3.js', 'same.js']);
});
