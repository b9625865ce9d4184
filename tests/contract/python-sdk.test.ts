import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { PYTHON, PYTHONPATH } from './flask.ts';
import { startSandbox } from './harness.ts';
import { hasPythonSdk, runPython } from './python-sdk.ts';

const run = promisify(execFile);
const JOURNEY = join(import.meta.dirname, 'python/journey.py');

// Without the SDK, `other-sdks.test.ts` still tests what it relies on. `operations.test.ts` has its models read a
// response of every operation.
test.skipIf(!hasPythonSdk)(
  'organizations, members, links, codes, sessions and roles work with the unmodified Python SDK',
  async () => {
    const { url, project } = await startSandbox();
    const env = {
      ...process.env,
      PYTHONPATH,
      SANDBOX_URL: url,
      SANDBOX_PROJECT_ID: project.project_id,
      SANDBOX_SECRET: project.secret,
    };
    // No output at all: that would be a traceback or a warning from pydantic.
    expect(await run(PYTHON, [JOURNEY], { env })).toEqual({ stdout: '', stderr: '' });
  },
  60_000,
);

test.skipIf(!hasPythonSdk)('the stand-in for the Python SDK has no call that the SDK doesn’t have', () => {
  expect(runPython('same_calls.py', {})).toEqual({ stdout: '', stderr: '15.2.0\n' });
});
