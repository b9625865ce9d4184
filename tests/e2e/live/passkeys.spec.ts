import type { Page } from '@playwright/test';
import { addDevice, CEREMONY_MS } from '../passkeys.ts';
import { alive, bench, run, said } from './guide.ts';
import { expect, test } from './provider.ts';

async function open(page: Page, url: string, step: string): Promise<void> {
  await page.goto(`${url}/guides/passwordless/${step}/`);
  await alive(page);
}

/** Goes from a register token to a verified sign-in. */
async function goThrough(page: Page, url: string, alias: string): Promise<void> {
  await open(page, url, 'create-a-token');
  await bench(page).getByLabel('Alias').fill(alias);
  await run(page).click();
  await expect(said(page)).toContainText(`${alias} can create one passkey`);
  await open(page, url, 'register');
  await run(page).click();
  await expect(said(page)).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  await open(page, url, 'sign-in');
  await bench(page).getByLabel('Alias').fill(alias);
  await bench(page)
    .getByRole('button', { name: /by alias/ })
    .click();
  await expect(said(page)).toContainText('The passkey signed', { timeout: CEREMONY_MS });
  await open(page, url, 'verify');
  await run(page).click();
  await expect(said(page)).toContainText(/user-\S+ signed in/);
  await open(page, url, 'look-after-them');
  await run(page).click();
  await expect(said(page)).toContainText('has one passkey');
}

test('the passkey guide runs on the host’s application, and a second reader sees nothing of the first one’s', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  test.setTimeout(90_000);
  const { url } = await startLive({ project: await provider.makeProject() });
  await addDevice(page);
  await goThrough(page, url, 'ada@example.com');
  await expect(page.locator('.badge')).toContainText('Live test project');

  const other = await (await browser.newContext()).newPage();
  await addDevice(other);
  await goThrough(other, url, 'eve@example.com');
  await open(other, url, 'sign-in');
  await bench(other).getByLabel('Alias').fill('ada@example.com');
  await bench(other)
    .getByRole('button', { name: /by alias/ })
    .click();
  await expect(said(other)).toContainText('There’s no such user here.', { timeout: CEREMONY_MS });
  await open(other, url, 'create-a-token');
  await bench(other).getByLabel('Alias').fill('ada@example.com');
  await run(other).click();
  await expect(said(other)).toContainText(/alias/i);
  await expect(said(other)).not.toContainText('may make');
});

test('a ceremony on a real application is labeled as real, with its tokens masked until a press', async ({
  page,
  provider,
  startLive,
}) => {
  const { url } = await startLive({ project: await provider.makeProject() });
  await addDevice(page);
  await open(page, url, 'create-a-token');
  await bench(page).getByLabel('Alias').fill('ada@example.com');
  await run(page).click();
  await expect(said(page)).toContainText('can create one passkey');
  await open(page, url, 'register');
  await run(page).click();
  await expect(said(page)).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  const exchanges = bench(page).locator('.exchanges');
  await expect(exchanges).toContainText('/register/complete');
  await expect(exchanges).not.toContainText('emulator');
  expect(await page.content()).not.toMatch(/(verify|register)_[\w-]{40}/);
});

test('a reader who names another reader’s user learns nothing, however it is written', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  test.setTimeout(60_000);
  const { url } = await startLive({ project: await provider.makeProject() });
  const eve = (await browser.newContext()).request;
  const post = (path: string, data: unknown, apikey = '') =>
    eve.post(`${url}/api/bench/${path}`, { headers: { origin: url, apikey }, data });
  // Before anyone has it: asking for an alias must not grant it.
  const asked = { guide: 'passwordless', step: 'create-a-token', input: { alias: 'ada@example.com' } };
  expect((await post('run', asked)).status()).toBe(200);

  await addDevice(page);
  await open(page, url, 'create-a-token');
  await bench(page).getByLabel('Alias').fill('ada@example.com');
  await run(page).click();
  await expect(said(page)).toContainText('can create one passkey');
  await open(page, url, 'register');
  await run(page).click();
  await expect(said(page)).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  const state = await page.request.get(`${url}/api/bench/state?guide=passwordless&step=create-a-token`);
  const body = JSON.stringify(await state.json());
  const person = /user-[0-9a-f]{8}-[\w-]{10}/.exec(body)?.[0];
  expect(person).toBeTruthy();

  const place = { guide: 'passwordless', step: 'register', input: { nickname: 'Hers' } };
  const { run: name, api_key } = (await (await post('ceremony', place)).json()) as { run: string; api_key: string };
  const begin = (data: unknown) => post(`passkeys/${name}/signin/begin`, data, api_key);
  const named = [{ alias: 'ada@example.com' }, { Alias: 'ada@example.com' }, { userId: person }, { UserID: person }];
  for (const data of named) {
    const answer = await begin({ origin: url, rpId: 'localhost', ...data });
    expect([answer.status(), await answer.text()]).toEqual([404, expect.stringContaining('There’s no such user here')]);
  }
  const utf16 = Buffer.from(JSON.stringify({ alias: 'ada@example.com' }), 'utf16le');
  expect((await begin(utf16)).status()).toBe(400);
  expect((await begin({ origin: url, rpId: 'localhost' })).status()).toBe(200);
});

test('the passkey guide runs on a reader’s own application', async ({ page, provider, site }) => {
  test.setTimeout(60_000);
  const { passwordless } = await provider.makeProject();
  const { url } = site;
  await page.goto(`${url}/preflight/`);
  const credentials = page.getByRole('region', { name: 'Passwordless.dev' });
  await credentials.getByText('Use your own test project').click();
  await credentials.getByLabel('Public API key').fill(passwordless.api_key);
  await credentials.getByLabel('API secret').fill(passwordless.api_secret);
  await credentials.getByRole('button', { name: 'Save my keys and switch to them' }).click();
  await expect(credentials).toContainText('You’re now using your own test project');
  await addDevice(page);
  await goThrough(page, url, 'ada@example.com');
  await expect(page.locator('.badge')).toContainText('Your test project');
  await open(page, url, 'verify');
  await bench(page)
    .getByRole('button', { name: /two minutes later/ })
    .click();
  await expect(said(page)).toContainText('This works only in the sandbox.');
});
