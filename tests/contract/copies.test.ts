import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { fillPlaceholders, hasPlaceholders } from '../../src/components/listing/placeholders.ts';
import { filesIn, show, showFolded } from '../../src/components/listing/sources.ts';
import type { Part } from '../../src/components/listing/tab-names.ts';
import { commandVariables } from '../../src/lib/guides/curl.ts';
import { stytchB2b } from '../../src/lib/guides/stytch-b2b/outline.ts';
import { fillTemplate } from '../../src/lib/guides/fill-template.ts';
import { hasModules, PYTHON, PYTHONPATH } from './flask.ts';
import { startSandbox } from './harness.ts';

interface FrontMatter {
  listings: Part[];
  python: Part[];
  curl?: Part[];
  fullCode?: { typescript: string; python?: string };
}

const steps = globSync('src/content/guides/*/*.mdx').map(
  (file) => load(readFileSync(file, 'utf8').split(/^---$/m)[1] ?? '') as FrontMatter,
);
const full = steps.flatMap(({ fullCode }) => (fullCode ? filesIn(fullCode.typescript) : []));
const fullPython = steps.flatMap(({ fullCode }) => (fullCode?.python ? filesIn(fullCode.python) : []));

/** Everything that a copy button of the steps copies, by file: what it reads from the page's lines. */
const copies = new Map(
  [...full, ...fullPython]
    .map((file) => [file, show(file).code])
    .concat(
      steps
        .flatMap(({ listings, python, curl = [] }) => [...listings, ...python, ...curl])
        .map(({ file, part }) => [file, showFolded(file, part).code]),
    )
    .map(([file = '', code]) => [file, `${code}\n`]),
);
const copied = (pattern: RegExp) => [...copies].filter(([file]) => pattern.test(file));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Saves copies in an empty folder, those of each app or guide in a folder of their own. */
function save(files: [string, string][]): string {
  const folder = emptyFolder();
  for (const [file, text] of files) {
    const path = join(folder, file.replace(/^(src\/lib\/quickstart|examples)\//, ''));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** Runs a program to its end, with these variables alone. */
const run = (program: string, args: string[], cwd: string, env: Record<string, string> = {}) =>
  new Promise<{ code: unknown; output: string }>((done) => {
    const all = { PATH: process.env.PATH, PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1', ...env };
    execFile(program, args, { cwd, env: all }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });

async function startedSandbox() {
  const sandbox = await startSandbox();
  const project = { ...sandbox.project, base_url: sandbox.url };
  const groups = commandVariables.map((group) =>
    Object.fromEntries(Object.entries(group).map(([name, field]) => [name, fillTemplate(field, project)])),
  );
  return { ...sandbox, groups, variables: Object.assign({}, ...groups) as Record<string, string> };
}

test('every copy in TypeScript, and every page script, has what it needs to be checked', () => {
  const sources = copied(/\.(ts|js)$/);
  expect(sources.length).toBeGreaterThan(60);
  const folder = save(sources);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  cpSync('examples/typescript/tsconfig.json', join(folder, 'downloaded.json'));
  // As the guide's install lines set it.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const options = { allowJs: true };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: './downloaded.json', compilerOptions: options, include: ['.'] }),
  );
  const { stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout.split('\n').slice(0, 5)).toEqual(['']);
}, 120_000);

test('every copy in Python compiles', () => {
  const sources = copied(/\.py$/);
  expect(sources.length).toBeGreaterThan(10);
  const folder = save(sources);
  execFileSync(PYTHON, ['-m', 'compileall', '-q', '.'], { cwd: folder, stdio: 'pipe' });
});

test.each([
  ['stytch-b2b', 'status_code: 200', ['magic_links.email.discovery.send']],
  ['everyday-login', 'status_code: 200', ['organizations.create', 'magic_links.email.invite']],
  ['passwordless', '200 { count: 0 }', ['passwordless.users.count']],
])(
  'first.ts of %s makes a real request, also in a folder that npm made, and without variables it says which to set',
  async (name, words, made) => {
    const { variables, control, project } = await startedSandbox();
    const folder = emptyFolder();
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const file = `examples/${name}/first.ts`;
    writeFileSync(join(folder, 'first.ts'), copies.get(file) ?? '');
    const first = (env: Record<string, string>) => run(process.execPath, ['first.ts'], folder, env);
    // In a folder that `npm init` made, a .ts file is no module until the package says so.
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
    const [, commands = ''] =
      /^\/\/ Then, in an empty folder: (.*) && node first\.ts$/m.exec(copies.get(file) ?? '') ?? [];
    // What it installs is here already.
    const prepared = await run('sh', ['-c', commands.replace(' && npm install stytch', '')], folder);
    expect(prepared.code).toBe(0);
    expect(await first({})).toMatchObject({ code: 1, output: expect.stringMatching(/^Set \w+ and \w+ first\./) });
    expect(await first(variables)).toMatchObject({ code: 0, output: expect.stringContaining(words) });
    const { calls } = (await control('GET', '/calls', project)).body;
    expect(calls.map(({ operation }: { operation: string }) => operation)).toEqual(made);
  },
);

test.skipIf(!hasModules('requests', 'stytch'))(
  'the programs in Python make real requests',
  async () => {
    const { variables, control, project } = await startedSandbox();
    const folder = save(copied(/examples\/(stytch-b2b|everyday-login|passwordless)\/.*\.py$/));
    const python = (file: string, env = variables) => run(PYTHON, [file], folder, env);
    for (const [file, words] of Object.entries({
      'stytch-b2b/first.py': 'Set STYTCH_PROJECT_ID and STYTCH_SECRET first.',
      'everyday-login/first.py': 'Set STYTCH_PROJECT_ID and STYTCH_SECRET first.',
      'passwordless/first.py': 'Set API_URL and API_SECRET first.',
    }))
      expect(await python(file, {})).toMatchObject({ code: 1, output: expect.stringContaining(words) });
    for (const file of ['first', 'set_up', 'allow_email_domain'])
      expect(await python(`stytch-b2b/${file}.py`), file).toMatchObject({ code: 0 });
    expect(await python('passwordless/first.py')).toMatchObject({ code: 0, output: "{'count': 0}\n" });
    expect(await python('passwordless/jupyter.py')).toMatchObject({ code: 0, output: '' });
    expect(await python('everyday-login/first.py')).toMatchObject({ code: 0 });
    expect((await control('GET', '/messages', project)).body.messages).toHaveLength(2);
    const { calls } = (await control('GET', '/calls', project)).body;
    expect(calls.map(({ operation }: { operation: string }) => operation)).toEqual([
      'magic_links.email.discovery.send',
      'organizations.create',
      'organizations.members.create',
      'organizations.update',
      'passwordless.users.count',
      'organizations.create',
      'magic_links.email.invite',
    ]);
  },
  60_000,
);

test.skipIf(!hasModules('requests', 'stytch'))(
  'the programs of everyday login make real requests with the tokens that Copy fills in',
  async () => {
    const { variables, control, project, stytch, newestToken } = await startedSandbox();
    await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
    const discovered = await stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token: await newestToken(),
    });
    const { session_token } = await stytch.discovery.organizations.create({
      intermediate_session_token: discovered.intermediate_session_token,
      organization_name: 'Acme',
      organization_slug: 'acme',
    });
    const python = async (name: string, held: Record<string, string>) => {
      const text = copies.get(`examples/everyday-login/${name}.py`) ?? '';
      expect(hasPlaceholders(text), name).toBe(Object.keys(held).length > 0);
      const folder = emptyFolder();
      writeFileSync(join(folder, 'run.py'), fillPlaceholders(text, [held]));
      return await run(PYTHON, ['run.py'], folder, variables);
    };
    expect(await python('limit_invitations', {})).toMatchObject({ code: 0 });
    expect(await python('invite_colleague', { SESSION_TOKEN: session_token })).toMatchObject({ code: 0 });
    const invitation = { INVITATION_TOKEN: await newestToken() };
    expect(await python('accept_invitation', invitation)).toEqual({ code: 0, output: 'active\n' });
    const { calls } = (await control('GET', '/calls', project)).body;
    expect(calls.slice(-3).map(({ operation }: { operation: string }) => operation)).toEqual([
      'organizations.update',
      'magic_links.email.invite',
      'magic_links.authenticate',
    ]);
  },
  60_000,
);

test('the lines of a Flask app’s README make an environment of its own', async () => {
  for (const app of ['stytch-b2b-flask', 'passwordless-flask']) {
    const readme = readFileSync(`examples/${app}/README.md`, 'utf8');
    const lines = [...readme.matchAll(/^ {7}(\S.*)$/gm)].map(([, line]) => line);
    expect(lines).toContain('pip install -r requirements.txt');
    // Without the packages, which come from a registry.
    const quick = 'pip() { :; }; python3() { command python3 "$@" --without-pip; }';
    const script = [quick, ...lines.slice(0, lines.indexOf('python app.py')), 'command -v python'].join('\n');
    const folder = emptyFolder();
    expect(await run('bash', ['--norc', '-ec', script], folder)).toEqual({
      code: 0,
      output: `${folder}/.venv/bin/python\n`,
    });
  }
});

/** The real service's error type, where the test has no token to give. */
const ENDS: Record<string, string> = { 'verify-signin': '"errorCode":"invalid_token' };

test('every curl command runs in an empty shell, with the values that Copy fills in', async () => {
  const { groups, stytch, newestToken, logIn } = await startedSandbox();
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  const { session_token } = await logIn('ada@example.com');
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com' });
  const held = {
    MAGIC_LINK_TOKEN: await newestToken(),
    SESSION_TOKEN: session_token,
    VERIFY_TOKEN: 'verify_wrong',
  };
  const commands = copied(/\/curl\/.*\.sh$/);
  expect(commands.length).toBeGreaterThan(5);
  for (const [file, text] of commands) {
    const filled = fillPlaceholders(text, [...groups, held]);
    expect(hasPlaceholders(filled), file).toBe(false);
    const name = file.split('/').at(-1)?.replace('.sh', '') ?? '';
    const { code, output } = await run('bash', ['--norc', '-c', filled], emptyFolder());
    expect(code, file).toBe(0);
    expect(output, file).toContain(ENDS[name] ?? (file.includes('stytch') ? '"status_code":200' : '{"'));
    if (!ENDS[name]) expect(output, file).not.toMatch(/errorCode|"error_type"/);
  }
});

test('the lines before the app runs on another port register its URL for every type that the guides use', async () => {
  const { project, control, url } = await startedSandbox();
  const lines = (stytchB2b.projectLines ?? []).flatMap((line) => ('text' in line ? [line] : []));
  const textOf = (title: string) => lines.find((line) => line.title === title)?.text ?? '';
  const text = `${textOf('In a terminal')}\n${textOf('Before you start the app on another port')}`;
  const { code } = await run(
    'bash',
    ['--norc', '-ec', fillTemplate(text, { ...project, base_url: url })],
    emptyFolder(),
  );
  expect(code).toBe(0);
  const { redirect_urls } = (await control('GET', '/redirect_urls', project)).body;
  expect(redirect_urls).toContainEqual({
    url: 'http://localhost:4001/authenticate',
    types: expect.arrayContaining(['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP']),
  });
});

test('the lines that install a package set every variable of the sandbox', async () => {
  const { groups } = await startedSandbox();
  // What would be installed is a matter of the packages' own registries.
  const nothing = 'npm() { :; }; pip() { :; }; python3() { mkdir -p .venv/bin; : > .venv/bin/activate; }\n';
  for (const [file, text] of copied(/\/install(-python)?\.sh$/)) {
    const { code, output } = await run(
      'bash',
      ['--norc', '-ec', `${nothing}${fillPlaceholders(text, groups)}env`],
      emptyFolder(),
    );
    expect(code, file).toBe(0);
    const own = groups.find((group) => Object.keys(group).some((name) => text.includes(`export ${name}=`))) ?? {};
    for (const [name, value] of Object.entries(own)) expect(output.split('\n'), file).toContain(`${name}=${value}`);
  }
});
