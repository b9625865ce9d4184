import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import { ask, copyFullCode, install, makeProject, startApp, variablesOf } from './copied-app.ts';
import { expect, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { freePort } from './processes.ts';

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

test('an odd path is not a server error', async ({ baseURL }) => {
  for (const path of ['//', '///', '//example.com', '//example.com/dashboard', '/%']) {
    const answer = await fetch(baseURL + path, { redirect: 'manual' });
    expect(answer.status, path).toBeLessThan(500);
    await answer.arrayBuffer();
  }
});

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

test('after an unregistered redirect URL the user isn’t told to register it, and the app’s output says so', async ({
  page,
  start,
}) => {
  const { url } = await freshApp(page, start, ['http://localhost:1/authenticate']);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This app isn’t set up correctly');
  await expectStep(page, 'Send the link from your app');
});

test('after a missing redirect URL the app’s output says to register one, and the page in which step', async ({
  page,
  start,
}) => {
  const { url, app } = await freshApp(page, start, []);
  await ask(page, url, 'ada@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This app isn’t set up correctly');
  expect(app.output()).toContain('Register the URL of your /authenticate route');
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

test('after wrong credentials the app’s output names the variables, and the page the step that sets them', async ({
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
  await expect(page.getByRole('main')).toContainText('This app isn’t set up correctly');
  expect(app.output()).toContain('Check STYTCH_PROJECT_ID and STYTCH_SECRET.');
  await expectStep(page, 'Set up your project');
});
