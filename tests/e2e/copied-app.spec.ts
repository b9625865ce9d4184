import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import { guides } from '../../src/lib/guides/index.ts';
import { copyFullCode, install, makeProject, startApp, unpack, variablesOf } from './copied-app.ts';
import { expect, guide, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { freePort } from './processes.ts';

const test = mergeTests(watched, withPrograms);
// One worker for all: the app is copied and installed once.
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

/** The copied app, started on a fresh project that leads back to it. */
async function freshApp(page: Page, start: Parameters<typeof startApp>[0], redirects?: string[]) {
  const port = await freePort();
  const sandbox = await makeProject(page.request, redirects ?? [`http://localhost:${port}/authenticate`]);
  const { app, url } = await startApp(start, folder, variablesOf(sandbox.project), port);
  await app.answers(`${url}/signup`);
  return { app, url, ...sandbox };
}

/** Without the guide's address the app names the step in words. */
const expectStep = (page: Page, step: string) =>
  expect(page.getByRole('main')).toContainText(`Read about it in the guide, in the step “${step}”`, {
    ignoreCase: true,
  });

test('the copied code, installed as the set-up step says, logs somebody in and out', async ({ page, start }) => {
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
  await test.step('no page but its own can have it do anything', async () => {
    // To the cookies all ports of localhost are one.
    const headers = { origin: 'http://localhost:1' };
    for (const path of ['/logout', '//localhost:1/logout', '/request_magic_link'])
      expect((await page.request.post(url + path, { headers })).status(), path).toBe(403);
    await page.reload();
    await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  });
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.goto(`${url}/dashboard`);
  await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
  await test.step('a cookie of another app on localhost breaks nothing', async () => {
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
  await reading.getByRole('link', { name: 'Download the app so far' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('stytch-b2b-ask-for-a-link.zip');
  const unpacked = unpack(readFileSync(await saved.path()), own);
  await plain.close();

  // What `npm start` runs is started by itself: npm, when it is killed, leaves the server behind.
  expect(JSON.parse(unpacked.files.get('package.json') ?? '')).toHaveProperty('scripts.start', 'node app/server.ts');
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: unpacked.folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const { project, link } = await makeProject(page.request, [`http://localhost:${port}/authenticate`]);
  const { app, url } = await startApp(start, unpacked.folder, variablesOf(project), port);
  await app.answers(`${url}/signup`);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  // The route that takes the link is taught by the next step.
  await page.goto(await link('ada@example.com'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});

test('an odd path is no error of the site', async ({ baseURL }) => {
  for (const path of ['//', '///', '//example.com', '//example.com/dashboard', '/%']) {
    const answer = await fetch(baseURL + path, { redirect: 'manual' });
    expect(answer.status, path).toBeLessThan(500);
    await answer.arrayBuffer();
  }
});

for (const { id, steps, opensFrom } of guides) {
  test(`every archive of the guide ${id} has all that its files import`, async ({ request, folder: own }) => {
    const offered = steps.slice(steps.findIndex((step) => step.id === opensFrom));
    for (const step of offered) {
      const answer = await request.get(`/guides/${id}/${step.id}/app.zip`);
      expect(answer.headers()['content-type']).toBe('application/zip');
      const { files } = unpack(await answer.body(), own);
      for (const [path, text] of files) {
        for (const [, target = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
          expect([...files.keys()], `${step.id}: ${path}`).toContain(posix.join(dirname(path), target));
        }
      }
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

test('started where something runs already, such as this site, the copied app names PORT', async ({ page, start }) => {
  const { project } = await makeProject(page.request, []);
  const port = Number(new URL(project.base_url).port);
  const { app } = await startApp(start, folder, variablesOf(project), port);
  expect(await app.ended).toBe(1);
  expect(app.output()).toContain('PORT=');
  expect(app.output()).not.toMatch(/^\s+at /m);
});

test('an address nobody added ends on a page that says who adds it, and where the guide does', async ({
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

test('an app on an address that is not registered ends on a page that says to register it', async ({ page, start }) => {
  const { url } = await freshApp(page, start, ['http://localhost:1/authenticate']);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The redirect URL isn’t registered');
  await expectStep(page, 'Send the link from your app');
});

test('a project without a redirect address ends on a page that says to register one, and where the guide does', async ({
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
  test(`an organization that asks for ${name} ends on a page that says so, and where the guide does`, async ({
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

test('keys of no project end on a page that names the variables, and where the guide sets them', async ({
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
