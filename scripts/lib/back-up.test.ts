import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { appSecret } from '../../src/lib/config/app-secret.ts';
import { readSettings } from '../../src/lib/config/settings.ts';
import { fileIn, openDatabase } from '../../src/lib/store/database.ts';
import { createSeal } from '../../src/lib/store/seal.ts';
import { checkAppSecret } from '../../src/lib/store/site-values.ts';
import { backUp } from './back-up.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'backup-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** Opens a folder as a starting site does. */
async function open(DATA_DIR: string) {
  const database = await openDatabase(DATA_DIR);
  onTestFinished(() => database.destroy());
  const secret = appSecret(readSettings({ DATA_DIR }));
  await checkAppSecret(database, [createSeal(secret)]);
  return database;
}

/** Runs the lines of docs/hosting.md, in other folders, and what npm runs. */
function runDocumented(DATA_DIR: string, target: string, restored: string): void {
  const document = readFileSync('docs/hosting.md', 'utf8');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { backup: string } };
  const [, lines = ''] = /(npm run backup -- .*\ncp .*)\n/.exec(document) ?? [];
  const line = lines
    .replace('npm run backup --', scripts.backup.replace('node', process.execPath))
    .replaceAll('/backups/today', target)
    .replace('/var/lib/first-login', restored);
  execFileSync('sh', ['-ec', line], { env: { PATH: process.env.PATH, DATA_DIR } });
}

test('a backup made while the site runs starts as a site of its own, with the same data', async () => {
  const [data, target, restored] = [folder(), join(folder(), 'today'), folder()];
  const running = await open(data);
  await running.insertInto('bench_readers').values({ id: 'ada', created_at: 1, last_seen_at: 1 }).execute();
  runDocumented(data, target, restored);
  expect(statSync(fileIn(target)).mode & 0o777).toBe(0o600);
  const again = await open(restored);
  expect(await again.selectFrom('bench_readers').select('id').execute()).toEqual([{ id: 'ada' }]);
});

test('a backup never replaces another, and a wrong DATA_DIR is a sentence', async () => {
  const [data, target] = [folder(), folder()];
  expect(() => backUp(data, target)).toThrow('There is no database');
  await open(data);
  backUp(data, target);
  expect(() => backUp(data, target)).toThrow('has a backup already');
});
