import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILT_ORIGIN, SITE_URL_FILE } from './site-url.ts';
import { readStaticFiles, sendFile } from './static-files.ts';

const BUILT_FOR = 'https://learn.example';
const page = (origin: string) => `<link rel="canonical" href="${origin}/a/"> http://localhost:3000/authenticate`;

let dist: string;
beforeEach(() => {
  // A folder's name may contain a space and a percent sign.
  dist = mkdtempSync(join(tmpdir(), 'my sites 100%-'));
  mkdirSync(join(dist, 'client', 'a'), { recursive: true });
  mkdirSync(join(dist, 'client', 'pagefind'));
  writeFileSync(join(dist, '_headers.json'), '[]');
  writeFileSync(join(dist, SITE_URL_FILE), BUILT_FOR);
  writeFileSync(join(dist, 'client', 'a', 'index.html'), page(BUILT_ORIGIN));
  writeFileSync(join(dist, 'client', 'a', 'index.html.br'), brotliCompressSync(page(BUILT_FOR)));
  writeFileSync(join(dist, 'client', 'pagefind', 'pagefind-worker.js'), '');
});
afterEach(() => rmSync(dist, { recursive: true }));

const file = (path: string, siteUrl: string) => {
  const found = readStaticFiles(pathToFileURL(`${dist}/`), siteUrl).get(path);
  if (!found) throw new Error(`no ${path}`);
  return found;
};

test('a page has the site’s address, and other addresses are unchanged', () => {
  expect(file('/a/', 'http://localhost:4000').body.toString()).toBe(page('http://localhost:4000'));
});

test('at the address it was built for, the build’s compressed file is sent', () => {
  const { br } = file('/a/', BUILT_FOR);
  expect(br).toEqual(brotliCompressSync(page(BUILT_FOR)));
});

test('at another address, the compressed page has that address, too', () => {
  const { br, gzip } = file('/a/', 'http://localhost:4000');
  const texts = [br && brotliDecompressSync(br), gzip && gunzipSync(gzip)].map(String);
  expect(texts).toEqual([page('http://localhost:4000'), page('http://localhost:4000')]);
});

test('two addresses never share an ETag', () => {
  expect(file('/a/', BUILT_FOR).etag).not.toBe(file('/a/', 'http://localhost:4000').etag);
});

test('the policy of the search worker allows WebAssembly', () => {
  const request = new Request('http://localhost/pagefind/pagefind-worker.js');
  const { headers } = sendFile(file('/pagefind/pagefind-worker.js', BUILT_FOR), request);
  expect(headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
});
