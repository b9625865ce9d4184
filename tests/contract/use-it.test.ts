import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { PYTHON, PYTHONPATH } from './flask.ts';
import { startSandbox } from './harness.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

test.each<[string, string, () => Record<string, string>]>([
  ['send.mjs', process.execPath, () => ({})],
  ['send.py', PYTHON, () => ({ PYTHONPATH })],
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
