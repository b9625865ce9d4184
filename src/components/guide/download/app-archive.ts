import { strToU8, zipSync } from 'fflate';
import type { SavedFile } from './example-files.ts';

/** A fixed time, so that a zip has the same bytes at every build. The times in a zip are local, in no time zone. */
const MADE = new Date(2026, 0, 1);

/** Makes a zip that unpacks into one folder. A zip, because Windows opens one by a double click. */
export const archive = (folder: string, files: SavedFile[]): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)])), { mtime: MADE });

/**
 * Fills in a `.env.example`.
 * @param values by variable; a value left out stays as it is in the example
 * @throws if the example has no such variable: a build or a test stops there
 */
export function fillIn(example: string, values: Record<string, string>): string {
  let text = example;
  for (const [name, value] of Object.entries(values)) {
    const line = new RegExp(`^${name}=.*$`, 'm');
    if (!line.test(text)) throw new Error(`.env.example does not have ${name}.`);
    text = text.replace(line, () => `${name}=${value}`);
  }
  return text;
}
