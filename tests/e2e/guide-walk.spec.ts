import type { Page } from '@playwright/test';
import { bench, expect, live, openStep, test } from './fixtures.ts';
import { tabTo } from './focus.ts';

/** Tabs to a button, presses it and expects the sentence. The focus stays on the button. */
async function run(page: Page, name: RegExp, sentence: string, key = 'Enter'): Promise<void> {
  const button = bench(page).button(name).first();
  await tabTo(page, button);
  await page.keyboard.press(key);
  await expect(bench(page).said).toContainText(sentence);
  await expect(button).toBeFocused();
}

async function follow(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, bench(page).region.getByRole('link', { name }).first());
  await page.keyboard.press('Enter');
}

async function next(page: Page, heading: string): Promise<void> {
  await follow(page, /^Next/);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await live(page);
}

/*
 * The one walk through the whole guide. It uses the keyboard alone, so it also shows that every stop of Tab is visible
 * and that a press keeps the focus.
 */
test('a reader goes through the eight steps by keyboard and ends logged in, then out', async ({ page }) => {
  test.slow();

  await test.step('1: two presses from the home page to a real exchange and an email', async () => {
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Send a magic link' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Send your first magic link' })).toBeVisible();
    await live(page);
    await run(page, /^Send magic link/, 'Stytch sent a magic link to ada@example.com.');
    await expect(bench(page).inbox.getByRole('article')).toHaveCount(1);
    await expect(bench(page).exchange('POST /v1/b2b/magic_links/email/discovery/send')).toContainText('200');
  });

  await test.step('2: create the organization and its first member', async () => {
    await next(page, 'Set up your project');
    await run(page, /Create organization/, 'Acme was created, and ada@example.com is its first member.', 'Space');
    await expect(bench(page).exchange('POST /v1/b2b/organizations')).toContainText('200');
    await expect(bench(page).region.getByRole('article', { name: /\/members$/ })).toContainText('200');
  });

  await test.step('3: ask for a link', async () => {
    await next(page, 'Send the link from your app');
    await run(page, /^Send magic link/, 'Stytch sent');
    await expect(bench(page).inbox.getByRole('article')).toHaveCount(2);
  });

  await test.step('4: open the link, which leaves the token unused', async () => {
    await next(page, 'Open the link');
    await follow(page, /^Log in/);
    await expect(page).toHaveURL(/\/guides\/stytch-b2b\/open-it\/#bench$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Open the link' })).toBeVisible();
    await expect(page.locator('#bench')).toBeFocused();
    await live(page);
    await expect(bench(page).said).toContainText('The link sent to ada@example.com opened this page');
    await expect(bench(page).held).toHaveCount(1);
    await expect(bench(page).held).toContainText('magic link token');
  });

  await test.step('5: exchange the token for two organizations', async () => {
    await next(page, 'Exchange the token');
    await run(page, /Exchange token/, 'Stytch found 2 organizations for ada@example.com.');
    await expect(bench(page).said).toContainText('You are a member of Acme.');
    await expect(bench(page).said).toContainText('You can join Globex.');
    await expect(bench(page).held).toContainText('intermediate session token');
  });

  await test.step('6: choose one with the arrow keys', async () => {
    await next(page, 'Choose an organization');
    const radios = bench(page).region.getByRole('radio');
    await expect(radios).toHaveCount(2);
    await tabTo(page, radios.first());
    await page.keyboard.press('ArrowDown');
    await expect(radios.last()).toBeChecked();
    await page.keyboard.press('ArrowUp');
    await expect(radios.first()).toBeChecked();
    await run(page, /Log in to organization/, 'ada@example.com is logged in to Acme.');
    await expect(bench(page).region).toContainText('Your app: ada@example.com in Acme');
  });

  await test.step('7: check the session, decode the JWT, log out', async () => {
    await next(page, 'Check the session and log out');
    await run(page, /Check session/, 'The session is valid', 'Space');
    const decode = bench(page).button(/Decode/);
    await tabTo(page, decode);
    const before = await decode.boundingBox();
    await page.keyboard.press('Enter');
    await expect(bench(page).region.getByText('Decoded in your browser')).toBeVisible();
    expect((await decode.boundingBox())?.x).toBe(before?.x);
    await expect(bench(page).region.getByRole('region', { name: 'JWT claims' })).toContainText(
      'stytch.com/project-test-',
    );
    await page.goto('/dashboard');
    await expect(page.getByText('You’re logged in as ada@example.com.')).toBeVisible();
    await page.goBack();
    await live(page);
    await run(page, /^Log out/, 'The session was revoked.');
    await expect(bench(page).region).toContainText('Your app: logged out');
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { name: 'You aren’t logged in' })).toBeVisible();
    await page.goBack();
    await live(page);
  });

  await test.step('Prepare and run logs in again first, and the button keeps the focus', async () => {
    await tabTo(page, bench(page).button('Prepare and run'));
    await page.keyboard.press('Enter');
    await expect(bench(page).said).toContainText('The session is valid');
    await expect(bench(page).button(/Check session/)).toBeFocused();
  });

  await test.step('8: a colleague who was not invited joins', async () => {
    await next(page, 'Let colleagues join');
    await run(page, /^Allow email domain/, 'Anyone with an email at example.com can now join Acme.');
    await run(page, /colleague/, 'linus@example.com joined Acme');
  });

  await test.step('every step is marked as done', async () => {
    await openStep(page, 'see-it-happen');
    await expect(page.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(8);
  });
});
