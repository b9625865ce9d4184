import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeTests } from '@playwright/test';
import { copyFullCode, install, startApp } from './copied-app.ts';
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
  await copyFullCode(page, folder, passkeyGuide('look-after-them'));
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

test('the copied code, installed as the guide says, registers somebody and signs them in', async ({
  page,
  browser,
  start,
}) => {
  const port = await freePort();
  const { app, url } = await startApp(start, folder, await variables(page.request, port), port);
  await app.answers(url);
  await addDevice(page);
  await page.goto(url);
  const said = page.getByRole('status');
  await page.getByRole('textbox').fill('ada@example.com');
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(said).toContainText('Signed in as', { timeout: CEREMONY_MS });
  const who = await said.textContent();
  for (const way of ['Sign in', 'Sign in without typing']) {
    // What was said before must not be taken for an answer.
    await page.reload();
    await page.getByRole('textbox').fill('ada@example.com');
    await page.getByRole('button', { name: way, exact: true }).click();
    await expect(said).toHaveText(who ?? '', { timeout: CEREMONY_MS });
  }
  await test.step('another browser gets no passkey for somebody else’s account', async () => {
    const elsewhere = await browser.newContext();
    const stranger = await elsewhere.newPage();
    await stranger.goto(url);
    await stranger.getByRole('textbox').fill('ada@example.com');
    await stranger.getByRole('button', { name: 'Create a passkey' }).click();
    await expect(stranger.getByRole('status')).toContainText('Somebody has this name.');
    await elsewhere.close();
  });
  expect(app.output()).not.toContain(':secret:');
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
