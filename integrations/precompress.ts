import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compress } from '../src/server/static/encodings.ts';
import { BUILT_ORIGIN } from '../src/server/static/site-url.ts';

/** Files that get smaller. Pictures, fonts and pagefind's WebAssembly are compressed already. */
const TEXT = new Set('.html .css .js .mjs .json .svg .txt .xml .md .webmanifest .map .ico'.split(' '));

const suffixes = { '.br': compress.br, '.gz': compress.gzip };

/**
 * Compresses the built site. It has to come last: what another integration writes later stays uncompressed. Files with
 * the site's address in them are left to the server, which knows the address.
 */
export const precompressed = (): AstroIntegration => ({
  name: 'first-login-precompressed',
  hooks: { 'astro:build:done': ({ dir }) => precompress(fileURLToPath(dir)) },
});

/** Writes `name.br` and `name.gz` next to each text file where that is smaller. */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)));
  await Promise.all(files.map((file) => compressFile(join(file.parentPath, file.name))));
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.includes(BUILT_ORIGIN)) return;
  for (const [suffix, compressed] of Object.entries(suffixes)) {
    const smaller = await compressed(content);
    if (smaller.length < content.length) await writeFile(path + suffix, smaller);
  }
}
