import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { SITE_URL_FILE, withSiteUrl } from '../src/server/site-url.ts';

/** Files that get smaller. Pictures, fonts and pagefind's WebAssembly are compressed already. */
const TEXT = new Set('.html .css .js .mjs .json .svg .txt .xml .md .webmanifest .map .ico'.split(' '));

const encodings = {
  '.br': (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  '.gz': (content: Buffer) => promisify(gzip)(content, { level: 9 }),
};

/**
 * Compresses the built site, with the site's real address in it, and notes that address for the server. It has to come
 * last: what another integration writes later stays uncompressed.
 */
export const precompressed = (siteUrl: string): AstroIntegration => ({
  name: 'first-login-precompressed',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const site = fileURLToPath(dir);
      await precompress(site, (text) => withSiteUrl(text, siteUrl));
      await writeFile(join(site, '..', SITE_URL_FILE), siteUrl);
    },
  },
});

/**
 * Writes `name.br` and `name.gz` next to each text file where that is smaller. The server compresses nothing itself.
 * @param asSent returns a text as the server sends it
 */
export async function precompress(folder: string, asSent = (text: string) => text): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)));
  await Promise.all(files.map((file) => compressFile(join(file.parentPath, file.name), asSent)));
}

async function compressFile(path: string, asSent: (text: string) => string): Promise<void> {
  const content = extname(path) === '.ico' ? await readFile(path) : Buffer.from(asSent(await readFile(path, 'utf8')));
  for (const [suffix, compress] of Object.entries(encodings)) {
    const smaller = await compress(content);
    if (smaller.length < content.length) await writeFile(path + suffix, smaller);
  }
}
