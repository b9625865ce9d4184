import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Scripts that npm starts before node_modules exists run on the machine's own Node. Early Node 18 and 20 have no
// `import.meta.dirname`.

/** The project's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);
