/**
 * `npm run settings` writes `.env.example` and the table of settings in docs/hosting.md. With `--check` it only tells
 * whether they are current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { describedFiles } from './lib/settings-files.ts';

const onlyCheck = process.argv.includes('--check');

for (const { name, wanted } of describedFiles(readText)) {
  if (readText(name) === wanted) continue;
  if (onlyCheck) {
    console.error(`${name} does not say what src/lib/config/settings.ts says. Run: npm run settings`);
    process.exitCode = 1;
  } else {
    writeFileSync(inRoot(name), wanted);
    console.log(`${name} written`);
  }
}

function readText(name: string): string | undefined {
  try {
    return readFileSync(inRoot(name), 'utf8');
  } catch {
    return undefined;
  }
}
