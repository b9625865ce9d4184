import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import {
  copyFullCode,
  downloadApp,
  downloadAt,
  hasFlask,
  install,
  offeredBy,
  startApp,
  startFlask,
  startTypeScript,
} from './copied-app.ts';
import { test as withPrograms } from './own-server.ts';
import { addDevice, CEREMONY_MS, expect, passkeyGuide, test as withPasskeys } from './passkeys.ts';
import { freePort } from './processes.ts';

const test = mergeTests(withPasskeys, withPrograms);
test.describe.configure({ mode: 'default', timeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'first-login-passkeys-'));
test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await copyFullCode(page, folder, 'passwordless');
  await install(page, folder, passkeyGuide('preflight'));
  await context.close();
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function variables(request: { post: (path: string) => Promise<{ json: () => Promise<unknown> }> }, port: number) {
  const made = (await (await request.post('/_sandbox/projects')).json()) as {
    passwordless: { api_url: string; api_key: string; api_secret: string };
  };
  const { api_url, api_key, api_secret } = made.passwordless;
  return { API_URL: api_url, API_KEY: api_key, API_SECRET: api_secret, PORT: String(port) };
}

/** The one sentence that the app's pages say. */
const said = (page: Page) => page.getByRole('status');
const alias = (page: Page) => page.getByLabel('Your email or username');
/** Leaves the app, so that none of its requests is in progress when its server ends. */
const leave = (page: Page) => page.goto('about:blank');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const signedIn = (page: Page, as = 'ada@example.com') =>
  expect(page.getByText(`You are signed in as ${as}.`)).toBeVisible({ timeout: CEREMONY_MS });

test('the copied code, installed as the guide says, signs a user up, in and out', async ({ page, browser, start }) => {
  const port = await freePort();
  const env = await variables(page.request, port);
  const { app, url } = await startApp(start, folder, env, port);
  await app.answers(url);
  const device = await addDevice(page);
  // This device answers a prompt by itself, so autofill would sign in before a button is pressed.
  await page.addInitScript(() => {
    // A blank page has none.
    if ('PublicKeyCredential' in window) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.goto(url);
  await alias(page).fill('ada@example.com');
  await press(page, 'Create a passkey');
  await signedIn(page);
  for (const way of ['Sign in', 'Sign in without typing']) {
    await press(page, 'Sign out');
    await alias(page).fill('ada@example.com');
    await press(page, way);
    await signedIn(page);
  }
  await test.step('Enter signs in, and creates no passkey', async () => {
    await press(page, 'Sign out');
    await alias(page).fill('ada@example.com');
    await alias(page).press('Enter');
    await signedIn(page);
    expect(await device.passkeys()).toHaveLength(1);
  });
  await test.step('a device that has one already is told to sign in with it', async () => {
    await page.getByLabel('Name of a new passkey').fill('Again');
    await press(page, 'Add a passkey');
    await expect(said(page)).toContainText(
      'This device already has a passkey for your account. Sign in with that one.',
    );
  });
  await test.step('the only passkey can’t be deleted', async () => {
    await press(page, 'Delete');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is your only passkey');
    await page.getByRole('link', { name: 'Your account' }).click();
  });
  await test.step('a further one, on another device, can', async () => {
    await device.remove();
    await addDevice(page, { transport: 'usb' });
    await page.getByLabel('Name of a new passkey').fill('Security key');
    await press(page, 'Add a passkey');
    const keys = page.getByRole('listitem');
    await expect(keys).toHaveCount(2, { timeout: CEREMONY_MS });
    await keys.filter({ hasText: 'First one' }).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passkey deleted');
    await page.getByRole('link', { name: 'Your account' }).click();
    await expect(keys).toHaveCount(1);
    await expect(keys).toContainText('Security key');
  });
  await test.step('another browser gets no passkey for the same account', async () => {
    const elsewhere = await browser.newContext();
    const stranger = await elsewhere.newPage();
    await addDevice(stranger);
    await stranger.goto(url);
    await alias(stranger).fill('ada@example.com');
    await press(stranger, 'Create a passkey');
    await expect(said(stranger)).toContainText('This name is already taken. If the account is yours, sign in.');
    await elsewhere.close();
  });
  await test.step('a restart forgets no one', async () => {
    await leave(page);
    await app.end('SIGTERM');
    const again = await startApp(start, folder, env, port);
    await again.app.answers(url);
    await page.goto(url);
    await signedIn(page);
    await press(page, 'Sign out');
    await press(page, 'Sign in without typing');
    await signedIn(page);
  });
  expect(app.output()).not.toContain(':secret:');
  await leave(page);
});

test('an unknown alias is explained, without saying who has an account', async ({ page, start }) => {
  const port = await freePort();
  const { app, url } = await startApp(start, folder, await variables(page.request, port), port);
  await app.answers(url);
  await addDevice(page);
  await page.goto(url);
  await alias(page).fill('nobody@example.com');
  await press(page, 'Sign in');
  await expect(said(page)).toContainText('No passkey for “nobody@example.com” was used.', { timeout: CEREMONY_MS });
  await expect(said(page)).toContainText('choose “Create a passkey”');
});

/** The end of each step's app of the guide: at a route of this later step, or signed in. */
const ENDS: Record<string, number | null> = { register: 6, 'sign-in': 6, verify: 7, 'look-after-them': null };

test('each step’s app, installed as its README says and started beside the site, goes as far as the guide', async ({
  page,
  start,
  folder: own,
}) => {
  test.slow();
  expect(Object.keys(ENDS)).toEqual(offeredBy('passwordless'));
  const device = await addDevice(page);
  for (const [step, later] of Object.entries(ENDS)) {
    await test.step(step, async () => {
      const unpacked = await downloadAt(page, passkeyGuide(step), own);
      // Not the port of its `.env`: another worker's app has that one.
      const port = await freePort();
      const app = await startTypeScript(start, unpacked, { PORT: String(port) });
      const url = `http://localhost:${port}`;
      await app.answers(url);
      // The apps share a sandbox project, which knows the names of the earlier ones.
      const name = `${step}@example.com`;
      await page.goto(url);
      await alias(page).fill(name);
      await press(page, 'Create a passkey');
      if (later === null) await signedIn(page, name);
      else {
        const says = `This comes in step ${later}`;
        const place = later === 6 ? said(page) : page.getByRole('heading', { level: 1 });
        await expect(place).toContainText(says, { timeout: CEREMONY_MS });
        if (later === 6) await expect(place).toContainText('/guides/passwordless/verify/');
        else await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', /\/look-after-them\/$/);
      }
      if (step === 'sign-in') {
        await page.goto(url);
        await alias(page).fill(name);
        await press(page, 'Sign in');
        await expect(said(page)).toContainText('This comes in step 6', { timeout: CEREMONY_MS });
      }
      await leave(page);
      await app.end('SIGTERM');
      // Otherwise autofill would sign in to the next app before a button is pressed.
      await device.clear();
    });
  }
});

test('the app in Python, downloaded and started beside the site, signs a user up, in and out', async ({
  page,
  start,
  folder: own,
}) => {
  test.skip(!hasFlask(), 'This machine has no Flask.');
  await page.goto(passkeyGuide('look-after-them'));
  const port = await freePort();
  const unpacked = await downloadApp(page, '/guides/passwordless/flask.zip', own);
  const app = startFlask(start, unpacked, { PORT: String(port) });
  const url = `http://localhost:${port}`;
  await app.answers(url);
  const device = await addDevice(page);
  // This device answers a prompt by itself, so autofill would sign in before a button is pressed.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.goto(url);
  await alias(page).fill('ada@example.com');
  await press(page, 'Create a passkey');
  await signedIn(page);
  await page.getByLabel('Name of a new passkey').fill('Again');
  await press(page, 'Add a passkey');
  await expect(said(page)).toContainText('This device already has a passkey for your account.');
  await press(page, 'Sign out');
  await alias(page).fill('ada@example.com');
  await alias(page).press('Enter');
  await signedIn(page);
  expect(await device.passkeys()).toHaveLength(1);
  await press(page, 'Sign out');
  await press(page, 'Sign in without typing');
  await signedIn(page);
  await press(page, 'Sign out');
  await device.clear();
  await alias(page).fill('nobody@example.com');
  await press(page, 'Sign in');
  await expect(said(page)).toContainText('No passkey for “nobody@example.com” was used.', { timeout: CEREMONY_MS });
  expect(app.output()).not.toMatch(/Traceback|:secret:|verify_|register_/);
});

for (const name of ['API_URL', 'API_SECRET', 'API_KEY', 'PORT']) {
  test(`started without ${name}, the copied app names it and the step that sets it`, async ({ page, start }) => {
    const env = { ...(await variables(page.request, 4000)), [name]: '' };
    const app = start([process.execPath, 'app/server.ts'], { cwd: folder, env });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain(`${name} is not set`);
    expect(app.output()).toContain('Check your settings');
    expect(app.output()).not.toMatch(/^\s+at /m);
  });
}
