import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withPreloads } from './module-preload.ts';

let site: string;
beforeEach(() => (site = mkdtempSync(join(tmpdir(), 'preload-'))));
afterEach(() => rmSync(site, { recursive: true }));

test('everything an island imports is named in the head, once', () => {
  mkdirSync(join(site, '_astro'));
  writeFileSync(join(site, '_astro', 'Bench.js'), 'import{a}from"./store.js";import"./side.js";import("./later.js")');
  writeFileSync(join(site, '_astro', 'client.js'), "import{r as t}from'./store.js'");
  writeFileSync(join(site, '_astro', 'store.js'), 'export const a=1');
  writeFileSync(join(site, '_astro', 'side.js'), 'export{b}from"./more.js";export const code=\'from "./shown.js"\';');
  writeFileSync(join(site, '_astro', 'more.js'), 'export const b=1');
  const html =
    '<head></head><astro-island component-url="/_astro/Bench.js" renderer-url="/_astro/client.js"></astro-island>';
  const named = [...withPreloads(site, { html }).matchAll(/modulepreload" href="([^"]+)"/g)];
  expect(named.map(([, path]) => path)).toEqual(
    ['Bench', 'store', 'side', 'more', 'client'].map((name) => `/_astro/${name}.js`),
  );
});
