import { expect, openStep, bench, test } from './fixtures.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the plain app logs somebody in and out by itself, with the inbox for its mail', async ({ page }) => {
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
    await page.getByRole('link', { name: 'Log in or sign up' }).click();
    await page.getByLabel('Your email address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send magic link' }).click();
    await page.getByRole('link', { name: 'Open the inbox' }).click();
    await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
    await expect(page).toHaveURL(/\/authenticate$/);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible();
    await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button', { name: 'Join' }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
    await page.goto('/logout');
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.getByRole('heading', { name: 'You’re logged out' })).toBeVisible();
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
  });

  test('somebody nobody added creates an organization; its name is a name, whatever it holds', async ({ page }) => {
    await askAndOpen(page, 'eve@elsewhere.example');
    await expect(page.getByText('eve@elsewhere.example isn’t a member of any organization')).toBeVisible();
    await page.getByLabel('New organization name').fill('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Create organization' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to <img src=x onerror=alert(1)>');
    await expect(page.locator('img')).toHaveCount(0);
  });

  test('the link a second time, after a change of mind, and with the back button', async ({ page }) => {
    await askAndOpen(page, 'ada@example.com');
    await page.goto('/inbox/');
    await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link was already used or has expired');
    await page.goto('/authenticate');
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible();
  });
});

test('the page after asking for a link can be reloaded: no second mail, and no address of anybody in its own', async ({
  page,
}) => {
  await page.goto('/signup');
  await page.getByLabel('Your email address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send magic link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  expect(decodeURIComponent(page.url())).not.toContain('ada');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('addresses typed by hand lead somewhere', async ({ page }) => {
  await page.goto('/request_magic_link');
  await expect(page).toHaveURL(/\/signup$/);
  await page.goto('/logout');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You aren’t logged in');
  await askAndOpen(page, 'ada@example.com');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.goto('/logout');
  await page.getByRole('link', { name: 'Stay logged in' }).click();
  await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
});

test('a mail that is not there is said so within the site, with the way to the inbox', async ({ page }) => {
  const response = await page.goto('/inbox/no-such-mail');
  expect(response?.status()).toBe(404);
  await expect(page).toHaveTitle(/Email not found/);
  await page.getByRole('link', { name: 'Go to your inbox' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
});

/** Asks for a link and opens it. */
async function askAndOpen(page: import('@playwright/test').Page, email: string): Promise<void> {
  await page.goto('/signup');
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Send magic link' }).click();
  await page.goto('/inbox/');
  await page.getByRole('article').first().getByRole('link', { name: 'Log in' }).click();
}

test.describe('bad input gets a clear sentence and the right status', () => {
  test.beforeEach(async ({ page }) => {
    await askAndOpen(page, 'ada@example.com');
  });

  const cases: [string, string, number, RegExp][] = [
    ['no token', '/authenticate?stytch_token_type=discovery', 400, /has no token/],
    ['another kind of token', '/authenticate?stytch_token_type=oauth&token=abc', 400, /has the type “?"?oauth/],
    ['a token of no kind', '/authenticate?token=', 400, /doesn’t say what type/],
    ['a mistyped token', `/authenticate?stytch_token_type=discovery&token=${'A'.repeat(44)}`, 404, /incomplete/],
    ['a token of no shape', '/authenticate?stytch_token_type=discovery&token=abc', 400, /incomplete/],
  ];
  for (const [name, path, status, words] of cases) {
    test(name, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
    });
  }

  test('what is no e-mail address', async ({ page, baseURL }) => {
    const response = await page.request.post('/request_magic_link', {
      headers: { origin: baseURL ?? '' },
      form: { email: 'ada' },
    });
    expect(response.status()).toBe(400);
    expect(await response.text()).toContain('This email address is invalid');
  });

  test('an organization that is not in the list', async ({ page, baseURL }) => {
    const form = { organization_id: 'organization-test-00000000-0000-4000-8000-000000000000' };
    const response = await page.request.post('/authenticate', { headers: { origin: baseURL ?? '' }, form });
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain('You can’t log in to this organization');
  });

  test('a session that was revoked elsewhere', async ({ page }) => {
    await page.goto('/authenticate');
    await page.getByRole('button', { name: 'Join' }).click();
    await openStep(page, 'logged-in-and-out');
    // The bench knows who logged in to the app; it ends the session behind the app's back.
    await expect(bench(page).region).toContainText('ada@example.com in Globex');
    const cookies = await page.context().cookies();
    await bench(page).button('Log out').click();
    await expect(bench(page).said).toContainText('The session was revoked.');
    await page.context().addCookies(cookies);
    const response = await page.goto('/dashboard');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your session ended');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
  });

  test('a body that is no JSON, one that is too long, and one from another site', async ({ page, baseURL }) => {
    const post = (data: string, origin = baseURL ?? '') =>
      page.request.post('/api/bench/run', { headers: { origin, 'content-type': 'application/json' }, data });
    const noJson = await post('{"guide":');
    expect([noJson.status(), ((await noJson.json()) as { error: string }).error]).toEqual([
      400,
      expect.stringContaining('isn’t valid JSON'),
    ]);
    expect((await post(`{"guide":"${'x'.repeat(70_000)}"}`)).status()).toBe(413);
    const foreign = await post('{}', 'https://evil.example');
    expect([foreign.status(), ((await foreign.json()) as { error: string }).error]).toEqual([
      403,
      expect.stringContaining('another site'),
    ]);
  });
});
