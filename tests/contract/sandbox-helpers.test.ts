import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { hasModules, PYTHON, PYTHONPATH } from './flask.ts';
import { startSandbox } from './harness.ts';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/testing-with-the-sandbox.md'), 'utf8');
/** Code blocks of the guide, as a reader copies them. */
const blocks = [...GUIDE.matchAll(/```(ts|python)\n([\s\S]*?)```/g)].map(([, language, code = '']) => ({
  language,
  code,
}));
const blockWith = (text: string) => blocks.find(({ code }) => code.includes(text))?.code ?? '';

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function prepared(file: string, code: string) {
  const { url, project } = await startSandbox();
  const folder = temporaryFolder();
  writeFileSync(join(folder, file), code);
  const env = { SANDBOX_URL: url, STYTCH_PROJECT_ID: project.project_id, STYTCH_SECRET: project.secret };
  const authorization = `Basic ${btoa(`${project.project_id}:${project.secret}`)}`;
  const send = (email_address: string) =>
    fetch(`${url}/v1/b2b/magic_links/email/discovery/send`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ email_address }),
    });
  return { folder, env, send };
}

/** The exports of the guide's `sandbox.ts`. */
interface Helper {
  waitForMessage(to: string, options?: { kind?: string }): Promise<object>;
  resetSandbox(): Promise<Response>;
}

test('the helper for Vitest and Playwright waits for a message', async () => {
  const { folder, env, send } = await prepared('sandbox.ts', blockWith('export async function waitForMessage'));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const helper: Helper = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'sandbox.ts')).href);
  const waiting = helper.waitForMessage('ada+helper@example.com', { kind: 'discovery' });
  await send('bob@example.com');
  await send('ada+helper@example.com');
  expect(await waiting).toMatchObject({ to: 'ada+helper@example.com', kind: 'discovery' });
  expect((await helper.resetSandbox()).status).toBe(200);
});

test(
  'the test of the guide logs in with Vitest, whose global setup starts the sandbox',
  { timeout: 60_000 },
  async () => {
    const { app } = appNextToRepository();
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(app, 'global-setup.ts'), blockWith('export default async function setup'));
    writeFileSync(join(app, 'vitest.config.ts'), blockWith('globalSetup: '));
    writeFileSync(join(app, 'sandbox.ts'), blockWith('export async function waitForMessage'));
    writeFileSync(join(app, 'project.ts'), blockWith('export async function createProject'));
    writeFileSync(join(app, 'login.test.ts'), blockWith("import { expect, test } from 'vitest';"));
    writeFileSync(join(app, 'project.test.ts'), blockWith('beforeAll'));
    symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    const vitest = join(app, 'node_modules/vitest/vitest.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run', '--reporter=default'], {
      cwd: app,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' },
    });
    expect(stdout).toMatch(/Tests +2 passed \(2\)/);
  },
);

/** A folder for an app, next to this repository, where the guide's commands look for it. */
function appNextToRepository() {
  const folder = temporaryFolder();
  const app = join(folder, 'app');
  mkdirSync(app);
  symlinkSync(ROOT, join(folder, 'first-login'));
  writeFileSync(join(app, 'seed.yaml'), 'organizations: [{ organization_name: Acme, organization_slug: acme }]');
  return { app };
}

const hasPytest = hasModules('pytest');

test.skipIf(!hasPytest)(
  'the test of the guide logs in with pytest, which starts the sandbox',
  { timeout: 60_000 },
  async () => {
    const { app } = appNextToRepository();
    writeFileSync(join(app, 'conftest.py'), blockWith('def stytch_client') + blockWith('def wait_for_message'));
    writeFileSync(join(app, 'test_login.py'), blockWith('def test_magic_link'));
    const { stdout } = await promisify(execFile)(PYTHON, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], {
      cwd: app,
      env: { PATH: process.env.PATH, PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(stdout).toContain('1 passed');
  },
);
