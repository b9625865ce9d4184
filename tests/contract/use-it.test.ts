import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startSandbox } from './harness.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const STAND_IN = join(import.meta.dirname, 'python/stand-in');

/** The official package where it's installed, or on PYTHONPATH; otherwise a stand-in that sends the same request. */
function pythonPath(): string {
  try {
    execFileSync('python3', ['-c', 'import stytch'], { stdio: 'ignore' });
    return process.env.PYTHONPATH ?? '';
  } catch {
    return STAND_IN;
  }
}

test.each<[string, string, () => Record<string, string>]>([
  ['send.mjs', process.execPath, () => ({})],
  ['send.py', 'python3', () => ({ PYTHONPATH: pythonPath() })],
  ['send.sh', 'sh', () => ({})],
])('%s sends a magic link as it is shown, given the three variables', async (file, command, more) => {
  const { url, project, control } = await startSandbox();
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    STYTCH_PROJECT_ID: project.project_id,
    STYTCH_SECRET: project.secret,
    STYTCH_API_URL: url,
    ...more(),
  };
  const { stdout } = await run(command, [join(ROOT, 'examples/use-it', file)], { env });
  const { calls } = (await control('GET', '/calls', project)).body;
  expect(calls).toMatchObject([{ operation: 'magic_links.email.discovery.send', response: { status: 200 } }]);
  expect(stdout).toContain(calls[0].id);
  const { messages } = (await control('GET', '/messages', project)).body;
  expect(messages).toMatchObject([{ to: 'ada@example.com', state: 'unopened' }]);
});
