/** `npm run checked` runs the contract tests and, when all pass, notes the SDK's version and the day in src/content/checked.json. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const tests = spawnSync('vitest', ['run', '--project', 'contract'], { stdio: 'inherit' });
if (tests.status !== 0) process.exit(1);

const file = inRoot('src/content/checked.json');
const noted = JSON.parse(readFileSync(file, 'utf8')) as Record<
  string,
  { package: string; version: string; checked: string }
>;
const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string }>;
};
for (const entry of Object.values(noted)) {
  entry.version = lock.packages[`node_modules/${entry.package}`]?.version ?? entry.version;
  entry.checked = new Date().toISOString().slice(0, 10);
}
writeFileSync(file, `${JSON.stringify(noted, null, 2)}\n`);
