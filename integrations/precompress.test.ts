import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILT_ORIGIN } from '../src/server/static/site-url.ts';
import { precompress } from './precompress.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'precompress-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('text gets a smaller twin in both encodings', async () => {
  const page = '<p>hello</p>'.repeat(100);
  writeFileSync(join(folder, 'index.html'), page);
  await precompress(folder);
  expect(brotliDecompressSync(readFileSync(join(folder, 'index.html.br'))).toString()).toBe(page);
  expect(gunzipSync(readFileSync(join(folder, 'index.html.gz'))).toString()).toBe(page);
});

test('a file that would not get smaller, or is compressed already, gets no compressed form', async () => {
  writeFileSync(join(folder, 'tiny.txt'), 'a');
  writeFileSync(join(folder, 'font.woff2'), 'a'.repeat(1000));
  await precompress(folder);
  expect(readdirSync(folder).sort()).toEqual(['font.woff2', 'tiny.txt']);
});

test('a text with the site’s address gets none: the server fills the address in first', async () => {
  writeFileSync(join(folder, 'index.html'), `<a href="${BUILT_ORIGIN}/">`.repeat(100));
  await precompress(folder);
  expect(readdirSync(folder)).toEqual(['index.html']);
});
