import type { Page } from '@playwright/test';
import { addDevice, CEREMONY_MS, expect, openStep, test } from './passkeys.ts';

const slowly = { timeout: CEREMONY_MS };

/** Expects a link to this entry of the troubleshooting page, and follows it. */
const expectHelp = async (page: Page, entry: string) => {
  const link = page.getByRole('region', { name: 'Try it' }).getByRole('link', { name: 'Why, and what to do' });
  await expect(link).toHaveAttribute('href', `/troubleshooting/#${entry}`);
  await link.click();
  await expect(page.locator(`#${entry}`)).toBeInViewport();
};

test('our own time limit ends a prompt that no one answers', async ({ page }) => {
  await page.clock.install();
  const device = await addDevice(page);
  await device.touches(false);
  const { run, said, region } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(region.getByText('Waiting for your device…')).toBeVisible(slowly);
  await expect.poll(() => page.evaluate(() => Object.hasOwn(navigator.credentials, 'create'))).toBe(true);
  await page.clock.fastForward(61_000);
  await expect(said).toContainText('The prompt timed out.', slowly);
  await expect(region.getByText('Waiting for your device…')).toBeHidden();
  expect(await page.evaluate(() => Object.hasOwn(navigator.credentials, 'create'))).toBe(false);
  await expectHelp(page, 'dismissed');
});

test('a reader can stop waiting', async ({ page }) => {
  const device = await addDevice(page);
  await device.touches(false);
  const { run, said, button } = await openStep(page, 'see-it-happen');
  await run.click();
  await button('Cancel').click();
  await expect(said).toContainText('You canceled the prompt.', slowly);
  await expect(run).toHaveAttribute('aria-disabled', 'false');
  await expect(run).toBeFocused();
});

test('a step that only prepares with the device can choose and stop it, too', async ({ page }) => {
  const device = await addDevice(page);
  await device.touches(false);
  const { said, button, region } = await openStep(page, 'verify');
  await button('Prepare and run').click();
  await button('Cancel').click();
  await expect(said).toContainText('You canceled the prompt.', slowly);
  await expect(button('Prepare and run')).toBeFocused();
  await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  await button('Prepare and run').click();
  await expect(said).toContainText(' signed in', slowly);
});

test('a device that can’t verify the user ends without a passkey and with a plain sentence', async ({ page }) => {
  await addDevice(page, { isUserVerified: false });
  const { run, said } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(said).toContainText('The prompt ended without a passkey.', slowly);
  await expectHelp(page, 'dismissed');
});

for (const [what, without] of [
  ['knows no passkeys', () => delete (window as { PublicKeyCredential?: unknown }).PublicKeyCredential],
  // As on a page without https.
  ['keeps them from this page', () => Object.defineProperty(Navigator.prototype, 'credentials', { value: undefined })],
] as const) {
  test(`a browser that ${what} is explained, and the simulated authenticator works`, async ({ page }) => {
    await page.addInitScript(without);
    const { run, said, region } = await openStep(page, 'see-it-happen');
    await run.click();
    await expect(said).toContainText('This browser can’t use passkeys on this page.', slowly);
    await expectHelp(page, 'no-authenticator');
    await page.goBack();
    await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
    await run.click();
    await expect(said).toContainText('You created a passkey.', slowly);
  });
}

test('the same user again, and another user with the same alias, are explained', async ({ page }) => {
  const device = await addDevice(page);
  const { said, button, exchange } = await openStep(page, 'register');
  await button('Prepare and run').click();
  await expect(said).toContainText('You created a passkey.', slowly);
  await button(/same user again/).click();
  await expect(said).toContainText('This device already has a passkey for this user', slowly);
  expect(await device.passkeys()).toHaveLength(1);
  await button(/alias for another user/).click();
  await expect(said).toContainText('This alias is taken', slowly);
  await expect(exchange('POST /passwordless/register/token')).toContainText('409');
  await expectHelp(page, 'alias');
});

test('a passkey deleted on the server is still offered by the device, and rejected', async ({ page }) => {
  const device = await addDevice(page);
  const { said, button, exchange } = await openStep(page, 'look-after-them');
  await button('Prepare and run').click();
  await expect(said).toContainText('has one passkey', slowly);
  await button('Delete passkey').click();
  await expect(said).toContainText('deleted this passkey');
  expect(await device.passkeys()).toHaveLength(1);
  await button(/deleted passkey/).click();
  await expect(said).toContainText('The server doesn’t know this passkey.', slowly);
  await expect(exchange('POST /passwordless/signin/complete')).toContainText('400');
  await expectHelp(page, 'unknown');
});

test('a forged signature of a device is rejected', async ({ page }) => {
  const device = await addDevice(page);
  const { said, button, exchange } = await openStep(page, 'sign-in');
  await button('Prepare and run').click();
  await expect(said).toContainText('The passkey signed', slowly);
  await device.forges(true);
  await button(/by alias/).click();
  await expect(said).toContainText('This passkey couldn’t be verified.', slowly);
  await expect(exchange('POST /passwordless/signin/complete')).toContainText('400');
});

test('a flipped byte in the simulated authenticator’s signature is rejected', async ({ page }) => {
  const { region, said, button } = await openStep(page, 'sign-in');
  await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  await button('Prepare and run').click();
  await expect(said).toContainText('The passkey signed', slowly);
  await page.route('**/signin/complete', async (route) => {
    const body = route.request().postDataJSON() as { response: { response: { signature: string } } };
    const bytes = Buffer.from(body.response.response.signature, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    body.response.response.signature = bytes.toString('base64url');
    await route.continue({ postData: JSON.stringify(body) });
  });
  await button(/by alias/).click();
  await expect(said).toContainText('This passkey couldn’t be verified.', slowly);
  await page.unroute('**/signin/complete');
  await button(/by alias/).click();
  await expect(said).toContainText('The passkey signed', slowly);
});

test('a loopback address is redirected to localhost, where passkeys work', async ({ page, baseURL }) => {
  await addDevice(page);
  const { port } = new URL(baseURL ?? '');
  await page.goto(`http://127.0.0.1:${port}/guides/passwordless/see-it-happen/`);
  await expect(page).toHaveURL(`http://localhost:${port}/guides/passwordless/see-it-happen/`);
});

test('the app’s own route gives a token for a JSON POST only', async ({ page, baseURL }) => {
  const headers = { origin: baseURL ?? '' };
  const made = await page.request.post('/create-token', { headers, data: { alias: 'grace@example.com' } });
  expect(made.status()).toBe(200);
  expect((await made.json()).token).toMatch(/^register_/);
  expect((await page.request.get('/create-token?alias=grace')).status()).toBe(404);
  expect((await page.request.post('/create-token', { headers, form: { alias: 'x' } })).status()).toBe(400);
  const bad = await page.request.post('/verify-signin', { headers, data: { token: 'verify_nonsense' } });
  expect(bad.status()).toBe(400);
  expect(await bad.json()).toMatchObject({ title: 'This token is invalid' });
});

test('the guides link to each other, and the home page to both', async ({ page }) => {
  const guides = ['/guides/stytch-b2b/', '/guides/passwordless/'];
  for (const address of ['/', ...guides]) {
    await page.goto(address);
    for (const guide of guides.filter((other) => other !== address))
      await expect(page.getByRole('main').locator(`a[href^="${guide}"]`).first()).toBeVisible();
  }
});

test('each guide in a list says how long it takes, where to start and where to continue', async ({ page, baseURL }) => {
  const headers = { origin: baseURL ?? '' };
  for (const [guide, step, action] of [
    ['stytch-b2b', 'set-up', 'create'],
    ['passwordless', 'preflight', 'check'],
  ]) {
    const data = { guide, step, action, input: { name: 'Acme', slug: 'acme', email: 'ada@example.com' } };
    expect((await page.request.post('/api/bench/run', { headers, data })).status()).toBe(200);
  }
  for (const address of ['/', '/guides/']) {
    await page.goto(address);
    for (const [name, first, next] of [
      ['From an email address to a session', '/guides/stytch-b2b/see-it-happen/', '/guides/stytch-b2b/ask-for-a-link/'],
      ['Sign in with a passkey', '/guides/passwordless/see-it-happen/', '/guides/passwordless/create-a-token/'],
    ] as const) {
      const entry = page.getByRole('region', { name });
      await expect(entry).toContainText(/(Seven|Eight) steps, about \d+ minutes/);
      await expect(entry.locator('a.go')).toHaveAttribute('href', first);
      await expect(entry.getByRole('link', { name: /^Continue with/ })).toHaveAttribute('href', next);
    }
  }
});
