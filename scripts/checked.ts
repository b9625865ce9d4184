/**
 * `npm run checked` runs the contract tests of both providers. If all pass, it writes the SDKs' versions and the day to
 * src/content/checked.json.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { noteChecked, type Checked, type Lock } from './lib/note-checked.ts';
import { inRoot } from './lib/paths.mjs';

const contracts: [program: string, args: string[]][] = [
  ['vitest', ['run', '--project', 'contract']],
  // The browser client's tests run in a browser, without the site.
  ['playwright', ['test', 'tests/e2e/passkey-client.spec.ts', '--reporter=line']],
];
for (const [program, args] of contracts) {
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, E2E_ALONE: '1' } });
  if (status !== 0) process.exit(1);
}

const file = inRoot('src/content/checked.json');
const noted = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Checked>;
const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as Lock;
const day = new Date().toISOString().slice(0, 10);
writeFileSync(file, `${JSON.stringify(noteChecked(noted, lock, day), null, 2)}\n`);
