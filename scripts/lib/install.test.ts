import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

test('the progress of an installation isn’t part of the command’s output, which test suites parse', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // An npm that fails, so that nothing is changed.
  writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 1\n');
  chmodSync(join(folder, 'npm'), 0o755);
  const module = pathToFileURL(join(import.meta.dirname, 'install.mjs')).href;
  const program = `import { install } from '${module}'; await install().catch(() => {});`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: `${folder}:${process.env.PATH}` },
  });
  expect(stdout).toBe('');
  expect(stderr).toContain('Installing…');
});
