/**
 * `node scripts/prepare.mjs install|build|rebuild` makes `npm start` and `npm test` work from an empty clone.
 * It runs before node_modules exists, on the machine's own Node (18 or newer), so it is plain JavaScript and imports
 * from `node:` only.
 */
import { ensureBuilt, ensureInstalled, rebuild } from './lib/prepare.mjs';

const tasks = { install: ensureInstalled, build: () => ensureBuilt(), rebuild: () => rebuild() };
const task = tasks[/** @type {keyof typeof tasks} */ (process.argv[2] ?? 'build')];

try {
  if (!task) throw new Error(`usage: node scripts/prepare.mjs ${Object.keys(tasks).join('|')}`);
  await task();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
