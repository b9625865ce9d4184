import type { APIRequestContext } from '@playwright/test';
import { expect, openStep, bench, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the plain app logs a user in and out, with the inbox for its email', async ({ page }) => {
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
    await page.getByRole('link', { name: 'Log in or sign up' }).click();
    await page.getByLabel('Your email address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send magic link' }).click();
    await page.getByRole('link', { name: 'Open the inbox' }).click();
    await expect(page.getByRole('article').locator('time')).toHaveText(/^\d\d:\d\d:\d\d UTC$/);
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

  test('a user without an organization creates one, whose name is shown as text', async ({ page }) => {
    await askAndOpen(page, 'eve@elsewhere.example');
    await expect(page.getByText('eve@elsewhere.example isn’t a member of any organization')).toBeVisible();
    await page.getByLabel('New organization name').fill('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Create organization' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to <img src=x onerror=alert(1)>');
    await expect(page.locator('img')).toHaveCount(0);
  });

  test('a reader takes Stytch down, and the app keeps the user logged in', async ({ page }) => {
    await askAndOpen(page, 'ada@example.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.goto('/evaluate/outage/');
    await page.getByRole('button', { name: 'Take it down' }).click();
    await expect(page.getByRole('status')).toHaveText('Stytch is down in your sandbox.');
    await page.goto('/dashboard');
    await expect(
      page.getByText('You’re logged in, but this page isn’t complete. The login service can’t be reached.'),
    ).toBeVisible();
    await page.goto('/signup');
    await page.getByLabel('Your email address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send magic link' }).click();
    await expect(page.getByRole('alert')).toContainText('We can’t send you a link right now. Try again in a few');
    await expect(page.getByLabel('Your email address')).toHaveValue('ada@example.com');
    await expect(page.getByRole('link', { name: 'You took Stytch down: bring it back' })).toBeVisible();
    await page.goto('/logout');
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.getByRole('heading', { name: 'You may still be logged in' })).toBeVisible();
    await page.goto('/evaluate/outage/');
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(page.getByRole('status')).toHaveText('Stytch is up in your sandbox.');
    await page.goto('/dashboard');
    await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
  });

  test('a user continues with Google, founds an organization, and invites a colleague, who accepts', async ({
    page,
  }) => {
    await page.goto('/signup');
    await page.getByText('Other ways to log in').click();
    await page.getByRole('button', { name: 'Show Google and SSO' }).click();
    await expect(page.getByRole('link', { name: 'Log in with your company’s SSO' })).toBeVisible();
    await page.getByRole('link', { name: 'Continue with Google' }).click();
    await page.getByRole('button', { name: /^Ada/ }).click();
    await expect(page).toHaveURL(/\/authenticate$/);
    await page.getByLabel('New organization name').fill('Acme');
    await page.getByRole('button', { name: 'Create organization' }).click();
    await page.getByLabel('Colleague’s email address').fill('kim@example.com');
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByRole('link', { name: 'Open the inbox' }).click();
    await page.getByRole('article').first().getByRole('link', { name: 'Accept the invitation' }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await expect(page.getByText('You’re logged in as kim@example.com.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rename organization' })).toHaveCount(0);
  });

  test('a link opened a second time keeps the first login', async ({ page }) => {
    await askAndOpen(page, 'ada@example.com');
    await page.goto('/inbox/');
    await page.getByRole('article').getByRole('link', { name: 'Log in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link was already used or has expired');
    await page.goto('/authenticate');
    await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible();
  });
});

test('the page after asking for a link can be reloaded without a second email, and has no email address in its URL', async ({
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

test('addresses typed by hand have a page', async ({ page }) => {
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

test('a missing email has a page of the site, with a link to the inbox', async ({ page }) => {
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

/** Asks for a link and opens it with plain requests. */
async function askAndOpenByRequest(request: APIRequestContext, origin: string): Promise<void> {
  await request.post('/request_magic_link', { headers: { origin }, form: { email: 'ada@example.com' } });
  const [mail] = await benchClient(request, origin).inbox();
  expect((await request.get(mail?.link ?? '')).url()).toBe(`${origin}/authenticate`);
}

test.describe('bad input gets a clear sentence and the right status', () => {
  const heading = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? '';

  test('a link without a token, with another kind of token, and with a mistyped one', async ({ request, baseURL }) => {
    await askAndOpenByRequest(request, baseURL ?? '');
    const cases: [path: string, status: number, words: RegExp][] = [
      ['/authenticate?stytch_token_type=discovery', 400, /has no token/],
      ['/authenticate?stytch_token_type=oauth&token=abc', 400, /has the type.*oauth/],
      ['/authenticate?token=', 400, /doesn(’|&#8217;|&#39;)t say what type/],
      [`/authenticate?stytch_token_type=discovery&token=${'A'.repeat(44)}`, 404, /incomplete/],
      ['/authenticate?stytch_token_type=discovery&token=abc', 400, /incomplete/],
    ];
    for (const [path, status, words] of cases) {
      const response = await request.get(path);
      expect(response.status(), path).toBe(status);
      expect(heading(await response.text()), path).toMatch(words);
    }
  });

  test('text that is not an email address', async ({ request, baseURL }) => {
    const response = await request.post('/request_magic_link', {
      headers: { origin: baseURL ?? '' },
      form: { email: 'ada' },
    });
    expect(response.status()).toBe(400);
    expect(await response.text()).toContain('This email address is invalid');
  });

  test('an organization that is not in the list', async ({ request, baseURL }) => {
    await askAndOpenByRequest(request, baseURL ?? '');
    const form = { organization_id: 'organization-test-00000000-0000-4000-8000-000000000000' };
    const response = await request.post('/authenticate', { headers: { origin: baseURL ?? '' }, form });
    expect(response.status()).toBe(404);
    expect(await response.text()).toContain('You can’t log in to this organization');
  });

  test('a session that was revoked elsewhere', async ({ page }) => {
    await askAndOpen(page, 'ada@example.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await openStep(page, 'logged-in-and-out');
    // The bench knows who is logged in to the app, and ends the session without it.
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

  test('a body that isn’t JSON, one that is too long, and one from another site', async ({ request, baseURL }) => {
    // Bytes: Playwright would turn text that isn't JSON into a JSON string.
    const post = (text: string, origin = baseURL ?? '') =>
      request.post('/api/bench/run', {
        headers: { origin, 'content-type': 'application/json' },
        data: Buffer.from(text),
      });
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
