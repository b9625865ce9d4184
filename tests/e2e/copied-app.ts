import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { guides } from '../../src/lib/guides/index.ts';
import { basic, guide, live } from './fixtures.ts';
import { freePort, type launch, type Launched } from './processes.ts';

/** Saves every file of the full code, as its copy button copies it. */
export async function copyFullCode(page: Page, folder: string, guideId = 'stytch-b2b'): Promise<void> {
  await page.goto(`/guides/${guideId}/typescript/`);
  const files = page.locator('section.file[id]');
  await expect(files).not.toHaveCount(0);
  for (const file of await files.all()) {
    const path = join(folder, (await file.getAttribute('id')) ?? '');
    const text = await copy(page, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Presses the copy button in `place`. @returns the clipboard's text */
async function copy(page: Page, place: ReturnType<Page['locator']>): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await place.getByRole('button', { name: /^Copy/ }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard, { timeout: 20_000, intervals: [50] }).not.toBe('');
  return await clipboard();
}

/** Added to `npm install`: the same packages, from npm's cache where it has them. */
const QUIETLY = '--prefer-offline --no-audit --no-fund';

/** Runs the set-up step's install commands in an empty folder. */
export async function install(page: Page, folder: string, address = guide('set-up')): Promise<void> {
  await page.goto(address);
  await live(page);
  await page
    .locator('label')
    .filter({ hasText: /^install\.sh$/ })
    .click();
  const text = await copy(page, page.locator('[data-file="install.sh"]'));
  const commands = text.split('\n').filter((line) => line.startsWith('npm '));
  expect(commands).toContainEqual(expect.stringMatching(/^npm install .*\b(stytch|passwordless-client)\b/));
  for (const command of commands) {
    const quietly = command.startsWith('npm install') ? ` ${QUIETLY}` : '';
    execFileSync('sh', ['-c', command + quietly], { cwd: folder, stdio: 'pipe' });
  }
}

/** The one folder an archive unpacks into, and the files there with their texts. */
export interface Unpacked {
  folder: string;
  files: Map<string, string>;
}

/** Unpacks an archive. */
export function unpack(content: Buffer, into: string): Unpacked {
  const entries = Object.entries(unzipSync(content)).map(([path, bytes]) => [path, strFromU8(bytes)] as const);
  const [root = ''] = entries.map(([path]) => path.split('/')[0] ?? '');
  for (const [path, text] of entries) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), text);
  }
  return {
    folder: join(into, root),
    files: new Map(entries.map(([path, text]) => [relative(root, path), text])),
  };
}

/** The steps of a guide that offer a zip of the app so far. */
export const offeredBy = (guideId: string): string[] => {
  const { steps = [], opensFrom } = guides.find(({ id }) => id === guideId) ?? {};
  const ids = steps.map(({ id }) => id);
  return ids.slice(ids.findIndex((id) => id === opensFrom));
};

/** Presses the open step's download button, and unpacks what it saves. @returns the app with the name of its zip */
export async function pressDownload(page: Page, into: string): Promise<Unpacked & { name: string }> {
  const download = page.waitForEvent('download');
  // Next to the list of steps; the last step has a second one.
  await page.getByRole('button', { name: 'Download this app (.zip)' }).first().click();
  const saved = await download;
  return { name: saved.suggestedFilename(), ...unpack(readFileSync(await saved.path()), into) };
}

/**
 * Downloads a step's app for this browser, as its page's form does. Doesn't open the page: for many steps, that takes
 * longer than everything else.
 */
export async function downloadAt(page: Page, step: string, into: string): Promise<Unpacked & { name: string }> {
  const shown = await page.request.get(step);
  expect(await shown.text()).toContain(`method="post" action="${step}app.zip"`);
  const { origin } = new URL(shown.url());
  const answer = await page.request.post(`${step}app.zip`, { headers: { origin } });
  expect(answer.status()).toBe(200);
  const [, name = ''] = /filename="([^"]+)"/.exec(answer.headers()['content-disposition'] ?? '') ?? [];
  return { name, ...unpack(await answer.body(), into) };
}

/**
 * Downloads an app as the button does: for this browser, with the settings of its sandbox project.
 * @returns the folder it unpacks into, and its files
 */
export async function downloadApp(page: Page, address: string, into: string) {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(address, { headers: { origin } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  return unpack(await answer.body(), into);
}

/** The commands that a README has its reader type, in their order. */
const commandsOf = (readme: string): string[] =>
  [...readme.matchAll(/^ {7}(\S.*)$/gm)].map(([, command = '']) => command);

/** Installs and starts a downloaded app in TypeScript, by the commands of its README. */
export async function startTypeScript(
  start: typeof launch,
  { folder: cwd, files }: Unpacked,
  env: Record<string, string> = {},
): Promise<Launched> {
  const [install = '', run, ...more] = commandsOf(files.get('README.md') ?? '');
  expect([install, run, ...more]).toEqual(['npm install', 'npm start']);
  await promisify(execFile)('sh', ['-c', `${install} ${QUIETLY}`], { cwd });
  const { scripts } = JSON.parse(files.get('package.json') ?? '') as { scripts: { start: string } };
  expect(scripts.start).toMatch(/^node start\.mjs( |$)/);
  // What `npm start` runs, by itself: npm, when it is killed, leaves the server behind.
  return start([process.execPath, ...scripts.start.split(' ').slice(1)], { cwd, env });
}

/** Debian's Python, which has Debian's Flask. Another one can be named, with packages of its own. */
const PYTHON = process.env.FLASK_PYTHON ?? '/usr/bin/python3';
/**
 * The `stytch` package can't be installed everywhere: a stand-in makes the same HTTP calls, unless another is named.
 */
const PYTHONPATH = process.env.PYTHONPATH ?? resolve('tests/contract/python/stand-in');

/** Whether this machine has what the apps in Python need. */
export const hasFlask = () =>
  spawnSync(PYTHON, ['-c', 'import cryptography, flask, jwt, requests, sqlalchemy, stytch'], { env: { PYTHONPATH } })
    .status === 0;

/** Starts a downloaded app in Python, as its README says. */
export function startFlask(
  start: typeof launch,
  { folder: cwd, files }: Unpacked,
  env: Record<string, string> = {},
): Launched {
  expect(commandsOf(files.get('README.md') ?? '')).toEqual([
    'python3 -m venv .venv',
    '. .venv/bin/activate',
    'pip install -r requirements.txt',
    'python app.py',
  ]);
  expect(files.get('static/app.css')).toContain(':root');
  return start([PYTHON, 'app.py'], { cwd, env: { PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1', ...env } });
}

export interface Project {
  project_id: string;
  secret: string;
  base_url: string;
}

/** Creates a sandbox project. @returns it with functions that call its API */
export async function makeProject(request: APIRequestContext, redirect_urls: string[]) {
  const made = await request.post('/_sandbox/projects', { data: { redirect_urls } });
  expect(made.status()).toBe(201);
  const project = (await made.json()) as Project;
  const headers = { authorization: basic(project) };
  return {
    project,
    /** Returns the link in the newest email to this address. */
    link: async (to: string): Promise<string> => {
      const { messages } = await (await request.get('/_sandbox/messages', { headers, params: { to } })).json();
      return messages[0].link;
    },
    put: async (path: string, data: object) => {
      const response = await request.put(`/v1/b2b/${path}`, { headers, data });
      expect(response.status()).toBe(200);
    },
  };
}

/** Starts the copied app as the guide says, on this port or a free one. */
export async function startApp(start: typeof launch, folder: string, env: Record<string, string>, port?: number) {
  const own = port ?? (await freePort());
  const app: Launched = start([process.execPath, 'app/server.ts'], {
    cwd: folder,
    env: { PORT: String(own), ...env },
  });
  return { app, url: `http://localhost:${own}` };
}

export const variablesOf = ({ project_id, secret, base_url }: Project) => ({
  STYTCH_PROJECT_ID: project_id,
  STYTCH_SECRET: secret,
  STYTCH_API_URL: base_url,
});

/** Asks the copied app for a link. */
export async function ask(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Send magic link' }).click();
}
