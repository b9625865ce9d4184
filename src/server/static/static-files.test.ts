import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILT_ORIGIN } from './site-url.ts';
import { readStaticFiles, sendFile } from './static-files.ts';

const ELSEWHERE = 'https://learn.example';
const page = (origin: string) => `<link rel="canonical" href="${origin}/a/"> http://localhost:3000/authenticate`;

let dist: string;
beforeEach(() => {
  // A folder's name may contain a space and a percent sign.
  dist = mkdtempSync(join(tmpdir(), 'my sites 100%-'));
  mkdirSync(join(dist, 'client', 'a'), { recursive: true });
  mkdirSync(join(dist, 'client', 'pagefind'));
  writeFileSync(join(dist, '_headers.json'), '[]');
  writeFileSync(join(dist, 'client', 'a', 'index.html'), page(BUILT_ORIGIN));
  writeFileSync(join(dist, 'client', 'plain.txt'), 'no address');
  writeFileSync(join(dist, 'client', 'plain.txt.br'), 'compressed by the build');
  writeFileSync(join(dist, 'client', 'pagefind', 'pagefind-worker.js'), '');
});
afterEach(() => rmSync(dist, { recursive: true }));

const file = (path: string, siteUrl: string) => {
  const served = readStaticFiles(pathToFileURL(`${dist}/`), siteUrl).get(path);
  if (!served) throw new Error(`no ${path}`);
  return served;
};

test('a page has the site’s address, and other addresses are unchanged', () => {
  expect(file('/a/', 'http://localhost:4000').body.toString()).toBe(page('http://localhost:4000'));
});

test('a compressed page has the site’s address, too', async () => {
  const { encodings } = file('/a/', 'http://localhost:4000');
  const [br, gzip] = [await encodings.br(), await encodings.gzip()];
  const texts = [br && brotliDecompressSync(br), gzip && gunzipSync(gzip)].map(String);
  expect(texts).toEqual([page('http://localhost:4000'), page('http://localhost:4000')]);
});

test.each(['/index.md', '/a/index.md', '/a.md'])('a page’s Markdown is at %s', (path) => {
  writeFileSync(join(dist, 'client', 'index.html'), '');
  writeFileSync(join(dist, 'client', 'index.md'), 'of /');
  writeFileSync(join(dist, 'client', 'a.md'), 'of /a/');
  const served = file(path, ELSEWHERE);
  expect([served.type, served.body.toString()]).toEqual([
    'text/markdown; charset=utf-8',
    path === '/index.md' ? 'of /' : 'of /a/',
  ]);
});

test('a Markdown file that belongs to no page has one address', () => {
  writeFileSync(join(dist, 'client', 'b.md'), 'of nothing');
  expect([...readStaticFiles(pathToFileURL(`${dist}/`), ELSEWHERE).keys()]).not.toContain('/b/index.md');
});

test('a page is compressed once', async () => {
  const { encodings } = file('/a/', 'http://localhost:4000');
  expect(await encodings.br()).toBe(await encodings.br());
});

test('a file without the address is sent as the build compressed it', async () => {
  const { encodings } = file('/plain.txt', 'http://localhost:4000');
  expect(await encodings.br()).toEqual(Buffer.from('compressed by the build'));
  expect(await encodings.gzip()).toBeUndefined();
});

test('two addresses never share an ETag', () => {
  expect(file('/a/', ELSEWHERE).etag).not.toBe(file('/a/', 'http://localhost:4000').etag);
});

test('the policy of the search worker allows WebAssembly', async () => {
  const request = new Request('http://localhost/pagefind/pagefind-worker.js');
  const { headers } = await sendFile(file('/pagefind/pagefind-worker.js', ELSEWHERE), request);
  expect(headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
});
