import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file's compressed forms. Each resolves to undefined where the file has no such form. */
export interface Encodings {
  br(): Promise<Buffer | undefined>;
  gzip(): Promise<Buffer | undefined>;
}

/** Compresses text as far as it goes, outside the event loop. */
export const compress = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
};

/** Returns the forms that the build wrote next to a file. */
export function builtEncodings(file: string): Encodings {
  const sibling = (suffix: string) => (existsSync(file + suffix) ? readFileSync(file + suffix) : undefined);
  const [br, gz] = [sibling('.br'), sibling('.gz')];
  return { br: async () => br, gzip: async () => gz };
}

/**
 * Compresses a file when a form is requested for the first time, and keeps it. Pages contain the site's address, so
 * their final bytes aren't known before the site starts, and compressing all of them then would take half a second.
 */
export function lazyEncodings(content: Buffer): Encodings {
  const compressedForms = new Map<keyof typeof compress, Promise<Buffer>>();
  const once = (name: keyof typeof compress) => {
    const compressed = compressedForms.get(name) ?? compress[name](content);
    compressedForms.set(name, compressed);
    return compressed;
  };
  return { br: () => once('br'), gzip: () => once('gzip') };
}
