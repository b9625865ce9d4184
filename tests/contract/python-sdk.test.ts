import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/lib/sandbox/stytch/operations.ts';
import { startSandbox } from './harness.ts';

const run = promisify(execFile);
const JOURNEY = fileURLToPath(new URL('python/journey.py', import.meta.url));

/** Without the SDK, `other-sdks.test.ts` still tests what it relies on. */
const hasSdk = () => {
  try {
    execFileSync('python3', ['-c', 'import stytch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test.skipIf(!hasSdk())('every emulated operation works with the unmodified Python SDK', async () => {
  const { url, project, control } = await startSandbox();
  const env = {
    ...process.env,
    SANDBOX_URL: url,
    SANDBOX_PROJECT_ID: project.project_id,
    SANDBOX_SECRET: project.secret,
  };
  // No output at all: that would be a traceback or a warning from pydantic.
  expect(await run('python3', [JOURNEY], { env })).toEqual({ stdout: '', stderr: '' });
  const { calls } = (await control('GET', '/calls', project)).body;
  const called = new Set(calls.map(({ operation }: { operation: string }) => operation));
  expect(OPERATIONS.map(({ name }) => name).filter((name) => !called.has(name))).toEqual([]);
});
