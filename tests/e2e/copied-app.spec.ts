import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { guides } from '../../src/lib/guides/index.ts';
import {
  commandsOf,
  copyFullCode,
  downloadApp,
  hasFlask,
  install,
  makeProject,
  startApp,
  startFlask,
  unpack,
  variablesOf,
  type Unpacked,
} from './copied-app.ts';
import { expect, guide, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { freePort, type launch } from './processes.ts';
import { typeErrors } from './type-errors.ts';

const test = mergeTests(watched, withPrograms);
// One worker for all tests, so that the app is copied and installed once.
test.describe.configure({ mode: 'default', timeout: 120_000 });

let folder = '';
test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'first-login-copied-'));
  const context = await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await copyFullCode(page, folder);
  await install(page, folder);
  await context.close();
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Asks the copied app for a link. */
async function ask(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Send magic link' }).click();
}

/** Starts the copied app on a new project that redirects to it. */
async function freshApp(page: Page, start: Parameters<typeof startApp>[0], redirects?: string[]) {
  const port = await freePort();
  const sandbox = await makeProject(page.request, redirects ?? [`http://localhost:${port}/authenticate`]);
  const { app, url } = await startApp(start, folder, variablesOf(sandbox.project), port);
  await app.answers(`${url}/signup`);
  return { app, url, ...sandbox };
}

/** Without the guide's address the app names the step in text. */
const expectStep = (page: Page, step: string) =>
  expect(page.getByRole('main')).toContainText(`Read about it in the guide, in the step “${step}”`, {
    ignoreCase: true,
  });

test('the copied code, installed as the guide says, logs a user in and out', async ({ page, start }) => {
  const { url, link, app } = await freshApp(page, start);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  await expect(page).toHaveURL(`${url}/request_magic_link?sent`);
  await page.goto(await link('ada@example.com'));
  await expect(page).toHaveURL(`${url}/authenticate`);
  await expect(page.getByText('You’re logging in as ada@example.com.')).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveURL(`${url}/dashboard`);
  await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  await test.step('no other origin can post to it', async () => {
    // Cookies are shared by all ports of localhost.
    const headers = { origin: 'http://localhost:1' };
    for (const path of ['/logout', '//localhost:1/logout', '/request_magic_link'])
      expect((await page.request.post(url + path, { headers })).status(), path).toBe(403);
    await page.reload();
    await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  });
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.goto(`${url}/dashboard`);
  await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
  await test.step('a malformed cookie of another app on localhost breaks nothing', async () => {
    const answer = await page.request.get(`${url}/dashboard`, { headers: { cookie: 'app_session=%' } });
    expect(await answer.text()).toContain('You aren’t logged in');
  });
  expect(app.output()).not.toContain('Error');
});

test('the app so far, downloaded without JavaScript, installs with npm, starts, and asks for a link', async ({
  page,
  browser,
  baseURL,
  start,
  folder: own,
}) => {
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const reading = await plain.newPage();
  await reading.goto(guide('ask-for-a-link'));
  const download = reading.waitForEvent('download');
  await reading.getByRole('button', { name: 'Download this app (.zip)' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('stytch-b2b-ask-for-a-link.zip');
  const unpacked = unpack(readFileSync(await saved.path()), own);
  expect(unpacked.files.get('.env')).toMatch(/^STYTCH_SECRET=secret-test-/m);
  await reading.locator('.variants label', { hasText: 'Python' }).click();
  const inPython = reading.waitForEvent('download');
  await reading.getByRole('button', { name: 'Download this app (.zip)' }).click();
  expect((await inPython).suggestedFilename()).toBe('stytch-b2b-flask.zip');
  await plain.close();

  linkPackages(unpacked.folder);
  const port = await freePort();
  const { project, link } = await makeProject(page.request, [`http://localhost:${port}/authenticate`]);
  const { app, url } = await startApp(start, unpacked.folder, variablesOf(project), port);
  await app.answers(`${url}/signup`);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  // The next step of the guide builds the route that the link opens.
  await page.goto(await link('ada@example.com'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This comes in step 4');
});

/** The packages this site is tested with are those the app pins: see `example-files.test.ts`. */
const linkPackages = (to: string) => symlinkSync(resolve('node_modules'), join(to, 'node_modules'));

/** Runs what `npm start` runs: npm, when it is killed, leaves the server behind. */
function startDownloaded(start: typeof launch, { folder: cwd, files }: Unpacked, env = {}) {
  expect(JSON.parse(files.get('package.json') ?? '')).toHaveProperty('scripts.start', 'node start.mjs');
  return start([process.execPath, 'start.mjs'], { cwd, env });
}

/** The end of each step's app of the Stytch guide: at a route of this later step, or logged in. */
const ENDS: Record<string, number | null> = {
  'ask-for-a-link': 4,
  'open-it': 6,
  discover: 6,
  choose: 7,
  'logged-in-and-out': null,
  'make-it-yours': null,
};

for (const [step, later] of Object.entries(ENDS)) {
  test(`the app downloaded at ${step}, started beside the site, goes as far as the guide`, async ({
    page,
    start,
    folder: own,
  }) => {
    await page.goto(guide(step));
    const unpacked = await downloadApp(page, `/guides/stytch-b2b/${step}/app.zip`, own);
    expect(commandsOf(unpacked.files.get('README.md') ?? '')).toEqual(['npm install', 'npm start']);
    if (step === 'make-it-yours')
      execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], {
        cwd: unpacked.folder,
        stdio: 'pipe',
      });
    else linkPackages(unpacked.folder);
    const app = startDownloaded(start, unpacked);
    const url = 'http://localhost:4000';
    await app.answers(`${url}/signup`);
    expect(app.output()).toContain(`Your app is on ${url}/signup`);
    await ask(page, url, 'ada@example.com');
    await page.getByRole('link', { name: 'Open the inbox' }).click();
    await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
    if (later === null || later > 4) await page.getByRole('button', { name: 'Join' }).click();
    if (later === null) {
      await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
      await page.getByRole('button', { name: 'Log out' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re logged out');
      return;
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`This comes in step ${later}`);
    await page.getByRole('main').getByRole('link').click();
    await expect(page).toHaveTitle(new RegExp(`^${later} `));
  });
}

test('the app in Python, downloaded and started beside the site, logs a user in and out', async ({
  page,
  start,
  folder: own,
}) => {
  test.skip(!hasFlask(), 'This machine has no Flask.');
  await page.goto(guide('make-it-yours'));
  const app = startFlask(start, await downloadApp(page, '/guides/stytch-b2b/flask.zip', own));
  const url = 'http://localhost:4000';
  await app.answers(`${url}/signup`);
  await ask(page, url, 'ada@example.com');
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re logged out');
  expect(app.output()).not.toMatch(/Traceback|secret-test|token=/);
});

test('an older Node is met with one sentence', async ({ request, start, folder: own }) => {
  const unpacked = unpack(await (await request.get('/guides/stytch-b2b/make-it-yours/app.zip')).body(), own);
  // To the app this is a Node that can’t run TypeScript.
  const app = start([process.execPath, '--no-experimental-strip-types', 'start.mjs'], {
    cwd: unpacked.folder,
    env: {},
  });
  expect(await app.ended).toBe(1);
  expect(app.output()).toMatch(/^This app needs Node 22\.18 or newer, and this is Node [\d.]+\. Get .*\n$/);
});

test('nothing of a reader’s is in a download that anyone may have', async ({ page }) => {
  await page.goto(guide('make-it-yours'));
  const origin = new URL(page.url()).origin;
  const own = await page.request.post('/guides/stytch-b2b/make-it-yours/app.zip', { headers: { origin } });
  expect(own.status()).toBe(200);
  const elsewhere = await page.request.post('/guides/stytch-b2b/make-it-yours/app.zip', {
    headers: { origin: 'https://evil.example' },
  });
  expect(elsewhere.status()).toBe(403);
  const plain = await page.request.get('/guides/stytch-b2b/make-it-yours/app.zip');
  expect(Object.keys(unzipSync(await plain.body())).filter((path) => path.endsWith('/.env'))).toEqual([]);
});

test('an odd path is not a server error', async ({ baseURL }) => {
  for (const path of ['//', '///', '//example.com', '//example.com/dashboard', '/%']) {
    const answer = await fetch(baseURL + path, { redirect: 'manual' });
    expect(answer.status, path).toBeLessThan(500);
    await answer.arrayBuffer();
  }
});

for (const { id, steps, opensFrom } of guides) {
  test(`every archive of the guide ${id} opens in an editor without an error`, async ({ request, folder: own }) => {
    const offered = steps.slice(steps.findIndex((step) => step.id === opensFrom));
    for (const step of offered) {
      const answer = await request.get(`/guides/${id}/${step.id}/app.zip`);
      expect(answer.headers()['content-type']).toBe('application/zip');
      const unpacked = unpack(await answer.body(), own);
      linkPackages(unpacked.folder);
      expect(typeErrors(unpacked.folder), step.id).toEqual([]);
    }
  });
}

for (const name of ['STYTCH_PROJECT_ID', 'STYTCH_SECRET']) {
  test(`started without ${name}, the copied app names it and the step that sets it`, async ({ page, start }) => {
    const { project } = await makeProject(page.request, []);
    const { app } = await startApp(start, folder, { ...variablesOf(project), [name]: '' });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain(name);
    expect(app.output()).toMatch(/Set up/);
    expect(app.output()).not.toMatch(/^\s+at /m);
  });
}

test('started on a port in use, the copied app names PORT', async ({ page, start }) => {
  const { project } = await makeProject(page.request, []);
  const port = Number(new URL(project.base_url).port);
  const { app } = await startApp(start, folder, variablesOf(project), port);
  expect(await app.ended).toBe(1);
  expect(app.output()).toContain('PORT=');
  expect(app.output()).not.toMatch(/^\s+at /m);
});

test('an address without an organization ends on a page that says who adds it, and in which step', async ({
  page,
  start,
}) => {
  const { url, link } = await freshApp(page, start);
  await ask(page, url, 'eve@elsewhere.example');
  await page.goto(await link('eve@elsewhere.example'));
  const main = page.getByRole('main');
  await expect(main).toContainText('eve@elsewhere.example isn’t a member of any organization yet.');
  await expect(main).toContainText('In step 2 of the guide, “Set up your project”, you add this email as a member.');
});

test('an unregistered redirect URL ends on a page that says to register it', async ({ page, start }) => {
  const { url } = await freshApp(page, start, ['http://localhost:1/authenticate']);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The redirect URL isn’t registered');
  await expectStep(page, 'Send the link from your app');
});

test('a project without redirect URLs ends on a page that says to register one, and in which step', async ({
  page,
  start,
}) => {
  const { url } = await freshApp(page, start, []);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The redirect URL isn’t registered');
  await expect(page.getByRole('main')).toContainText('Register the URL of your /authenticate route');
  await expectStep(page, 'Send the link from your app');
});

const factors: [name: string, settings: object][] = [
  ['a second factor', { mfa_policy: 'REQUIRED_FOR_ALL' }],
  ['another first factor', { auth_methods: 'RESTRICTED', allowed_auth_methods: ['password'] }],
];
for (const [name, settings] of factors) {
  test(`an organization that requires ${name} ends on a page that says so, and in which step`, async ({
    page,
    start,
  }) => {
    const { url, link, put } = await freshApp(page, start);
    await put('organizations/globex', settings);
    await ask(page, url, 'ada@example.com');
    await page.goto(await link('ada@example.com'));
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Globex requires another factor');
    await expect(page.getByRole('main')).toContainText('doesn’t accept a magic link alone');
    await expectStep(page, 'Let colleagues join');
    await page.goto(`${url}/dashboard`);
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
  });
}

test('wrong credentials end on a page that names the variables, and the step that sets them', async ({
  page,
  start,
}) => {
  const [one, other] = [await makeProject(page.request, []), await makeProject(page.request, [])];
  const { app, url } = await startApp(start, folder, {
    ...variablesOf(one.project),
    STYTCH_SECRET: other.project.secret,
  });
  await app.answers(`${url}/signup`);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('main')).toContainText('Check STYTCH_PROJECT_ID and STYTCH_SECRET.');
  await expectStep(page, 'Set up your project');
});
