import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRoot } from './paths.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts another process that holds the lock for a moment and logs when it began and ended. */
async function holdLock(): Promise<string> {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { withLock } from ${JSON.stringify(inRoot('scripts/lib/lock.mjs'))};
    const write = (word) => appendFileSync('log', word + ' ');
    await withLock('lock', 'trying', async () => { write('begin'); await setTimeout(30); write('end'); });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return output;
}

const log = () => readFileSync(join(folder, 'log'), 'utf8');

function leaveLock(pid: number, started: string): void {
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', String(pid)), started);
}

test('several processes take turns and leave nothing behind', async () => {
  const outputs = await Promise.all(Array.from({ length: 6 }, holdLock));
  expect(log()).toBe('begin end '.repeat(6));
  expect(readdirSync(folder)).toEqual(['log']);
  for (const output of outputs) expect(output).toMatch(/^(Waiting for process \d+, which is trying…\n)?$/);
});

test('several processes that find a dead owner still take turns', async () => {
  leaveLock(2 ** 22 + 1, '1'); // Above the highest process id that Linux gives.
  await Promise.all(Array.from({ length: 4 }, holdLock));
  expect(log()).toBe('begin end '.repeat(4));
});

test.runIf(existsSync('/proc/self/stat'))('an owner whose process id was reused is dead', async () => {
  leaveLock(process.pid, 'another time');
  expect(await holdLock()).toBe('');
  expect(log()).toBe('begin end ');
});
