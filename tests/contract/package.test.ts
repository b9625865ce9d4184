import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../../packages/sandbox/src/index.ts';
import { checkNodeVersion } from '../../packages/sandbox/src/node-version.ts';
import { clientFor } from './harness.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'packages/sandbox/README.md'), 'utf8');
/** An environment without the repository's settings, on the Node that runs this test. */
const env = { PATH: `${join(process.execPath, '..')}:${process.env.PATH}`, HOME: process.env.HOME };

let folder = '';

/** Packs the sandbox and installs the tarball in an empty folder. It has no dependencies, so nothing is fetched. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'first-login-package-'));
  const app = join(folder, 'app');
  mkdirSync(app);
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: join(ROOT, 'packages/sandbox'),
    env,
  });
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, stdout.trim())], { cwd: app, env });
  symlinkSync(join(ROOT, 'node_modules/stytch'), join(app, 'node_modules/stytch'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const app = () => join(folder, 'app');

test('the package is small and contains no path of the machine that packed it', async () => {
  const { stdout } = await run('du', ['-sk', join(app(), 'node_modules/first-login-sandbox')]);
  expect(Number.parseInt(stdout)).toBeLessThan(15 * 1024);
  const traces = run('grep', ['-rlF', ROOT, join(app(), 'node_modules/first-login-sandbox')]);
  await expect(traces).rejects.toMatchObject({ code: 1, stdout: '' });
});

test('the package imports nothing but its own files and Node’s modules', () => {
  const dist = join(app(), 'node_modules/first-login-sandbox/dist');
  const scripts = readdirSync(dist).filter((file) => file.endsWith('.js'));
  const imported = scripts.flatMap((file) =>
    [...readFileSync(join(dist, file), 'utf8').matchAll(/^(?:import|export)\b[^'"\n]*\bfrom ["']([^"']+)["']/gm)].map(
      ([, name = '']) => name,
    ),
  );
  expect(imported.filter((name) => !name.startsWith('./') && !isBuiltin(name))).toEqual([]);
  expect(imported).toContain('node:sqlite');
});

test('the test of the README logs in, inside its own process', async () => {
  const code = /```js\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
  writeFileSync(join(app(), 'login.test.js'), code);
  const { stdout } = await run(process.execPath, ['--test', 'login.test.js'], { cwd: app(), env });
  expect(stdout).toMatch(/pass 1\n/);
});

test('a password with a migrated bcrypt hash is verified', async () => {
  const program = `
    import { createSandbox } from 'first-login-sandbox';
    import { B2BClient } from 'stytch';
    const sandbox = await createSandbox();
    const stytch = new B2BClient(await sandbox.createProject());
    const user = { organization_id: 'globex', email_address: 'grace@example.com' };
    const hash = '$2a$04$TGeHDqf5rrQgnWrTd2eUo.rQoWUiTNWtT5g9AY7gQwTfW5oI4hP3u';
    await stytch.passwords.migrate({ ...user, hash, hash_type: 'bcrypt' });
    await stytch.passwords.authenticate({ ...user, password: 'wrong' }).catch(({ error_type }) => console.log(error_type));
    await sandbox.close();`;
  writeFileSync(join(app(), 'password.js'), program);
  const { stdout } = await run(process.execPath, ['password.js'], { cwd: app(), env });
  expect(stdout.trim()).toBe('unauthorized_credentials');
});

test('a taken port, a wrong folder and a closed sandbox are explained in the words of its options', async () => {
  const sandbox = await createSandbox();
  const port = Number(new URL(sandbox.url).port);
  await expect(createSandbox({ port })).rejects.toThrow(`Port ${port} is in use. Choose another port, or leave it out`);
  await expect(createSandbox({ dataDir: join(app(), 'package.json') })).rejects.toThrow(
    'set dataDir to another folder',
  );
  // Two in one process have nothing in common, and both can be closed twice.
  const other = await createSandbox();
  await Promise.all([sandbox.close(), sandbox.close()]);
  await expect(sandbox.createProject()).rejects.toThrow('The sandbox is closed.');
  expect(await (await other.createProject()).control('GET', 'clock')).toMatchObject({ offset_seconds: 0 });
  await other.close();
});

test('a client in the same process can call the next sandbox on the same port', async () => {
  const first = await createSandbox();
  const port = Number(new URL(first.url).port);
  const call = async () => (await fetch(`${first.url}/_sandbox/openapi.json`)).arrayBuffer();
  await Promise.all([call(), call()]);
  await first.close();
  const next = await createSandbox({ port });
  onTestFinished(() => next.close());
  await call();
});

test('a call of the control plane is named as in the documentation, with or without what all paths begin with', async () => {
  const sandbox = await createSandbox({ redirectHosts: ['app.test:3000'] });
  onTestFinished(() => sandbox.close());
  const project = await sandbox.createProject({ redirect_urls: ['http://app.test:3000/authenticate'] });
  for (const path of ['clock', '/clock', '/_sandbox/clock'])
    expect(await project.control('GET', path)).toMatchObject({ offset_seconds: 0 });
  await expect(sandbox.createProject({ redirect_urls: ['http://web.test/'] })).rejects.toThrow(
    'hosts in the option redirectHosts',
  );
});

test('its command serves any SDK', async () => {
  writeFileSync(join(app(), 'seed.yaml'), 'organizations: [{ organization_name: Acme, organization_slug: acme }]');
  const arguments_ = ['--offline', 'first-login-sandbox', '--port', '0', '--seed', 'seed.yaml', '--json'];
  const child = spawn('npx', arguments_, { cwd: app(), env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    process.kill(-(child.pid ?? 0));
    await ended;
  });
  const [line] = await once(child.stdout, 'data');
  const { url, project } = JSON.parse(String(line));
  const { organization } = await clientFor(url, project).organizations.get({ organization_id: 'acme' });
  expect(organization.organization_name).toBe('Acme');
});

test('its types describe both the sandbox and a project', async () => {
  const code = `
    import { createSandbox, type Message, type Project } from 'first-login-sandbox';
    const { url, createProject, close } = await createSandbox({ port: 0 });
    const project: Project = await createProject({ organizations: [{ organization_name: 'Acme' }] });
    const { code }: Message = await project.waitForMessage('ada@example.com', { kind: 'discovery_otp' });
    // @ts-expect-error -- no such field
    await createProject({ redirects: [] });
    export const all = [url, close, code?.length];`;
  writeFileSync(join(app(), 'types.ts'), code);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
  const check = run(join(ROOT, 'node_modules/.bin/tsc'), [...options, 'types.ts'], { cwd: app(), env });
  expect((await check.catch(({ stdout }: { stdout: string }) => ({ stdout }))).stdout).toBe('');
});

test.each([
  ['22.15.1', false],
  ['20.20.2', false],
  ['22.16.0', true],
  ['24.0.0', true],
])('Node %s: %s', (version, works) => {
  if (works) checkNodeVersion(version);
  else expect(() => checkNodeVersion(version)).toThrow(`Node 22.16 or newer, and this is ${version}`);
});
