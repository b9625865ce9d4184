import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and those above it. Node's own `recursive` never returns where the system refuses a folder with
 * ENOENT, as in /proc.
 */
export function makeFolder(folder: string, isAgain = false): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code !== 'ENOENT' || isAgain) throw error;
    makeFolder(dirname(folder));
    makeFolder(folder, true);
  }
}
