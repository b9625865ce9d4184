import type { Page } from '@playwright/test';
import { findings, WCAG } from './axe.ts';
import { bench, expect, live, test } from './fixtures.ts';

/** Presses a button with the keyboard and waits for the sentence. The focus stays on the button. */
async function press(page: Page, name: string | RegExp, sentence: string): Promise<void> {
  const button = await bench(page).button(name).first().elementHandle();
  await button?.focus();
  await page.keyboard.press('Enter');
  await expect(bench(page).said).toContainText(sentence);
  expect(await button?.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Looks for barriers on the page as it is, with its exchanges and its failures. */
async function checkBarriers(page: Page): Promise<void> {
  expect.soft(await findings(page, { runOnly: WCAG }), page.url()).toEqual([]);
}

async function next(page: Page, heading: string): Promise<void> {
  await bench(page).region.getByRole('link', { name: /^Next/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await live(page);
}

/* The one walk through the whole guide, by a reader who comes without having done the quickstart. */
test('a reader goes through the eight steps of everyday login', async ({ page }) => {
  test.slow();

  await test.step('1: invite a colleague, who accepts', async () => {
    await page.goto('/guides/everyday-login/invite-a-colleague/');
    await live(page);
    await press(page, 'Prepare and run', 'Stytch emailed mary@example.com an invitation to Acme.');
    const sending = page.locator('form', { hasText: 'Send invitation' });
    await expect(sending.locator('+ *').getByRole('status'), 'below the pressed button').toContainText(
      'Stytch emailed',
    );
    await bench(page).inbox.getByRole('link', { name: 'Accept the invitation' }).first().click();
    await expect(page).toHaveURL(/\/guides\/everyday-login\/invite-a-colleague\/#bench$/);
    await live(page);
    await expect(bench(page).said).toContainText('The invitation opened this page');
    await expect(bench(page).region.getByRole('article', { name: 'What will be sent' })).toContainText(
      '/v1/b2b/magic_links/authenticate',
    );
    await press(page, 'Exchange token', 'mary@example.com joined Acme, with the status active.');
    await press(page, 'Limit invitations', 'Only addresses at example.com can now be invited to Acme.');
    await checkBarriers(page);
  });

  await test.step('2: continue with Google', async () => {
    await next(page, 'Continue with Google');
    await press(page, 'Continue with Google', 'signed in');
    await press(page, 'Exchange token', 'Stytch found');
    await expect(bench(page).region.getByRole('link', { name: /^Next/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Continue with Google (done)' })).toHaveCount(0);
    await press(page, 'Log in to organization', 'is logged in to Acme.');
    await expect(page.getByRole('link', { name: 'Continue with Google (done)' })).toBeVisible();
    await checkBarriers(page);
  });

  await test.step('3: connect an identity provider', async () => {
    await next(page, 'Connect the customer’s identity provider');
    await press(page, 'Create SSO connection', 'Acme has a connection with the status pending');
    await press(page, 'Configure connection', 'The connection is active:');
    await checkBarriers(page);
  });

  await test.step('4: log in through it', async () => {
    await next(page, 'Log in with SSO');
    await press(page, /Sign in at the company/, 'signed in');
    await press(page, 'Exchange token', 'is logged in to Acme');
    await checkBarriers(page);
  });

  await test.step('5: require a second factor', async () => {
    await next(page, 'Ask for a second factor');
    await press(page, 'Require a second factor', 'requires a second factor from everyone');
    await press(page, 'Log in again', 'there’s no session');
    await press(page, 'Enroll an authenticator app', 'Scan the QR code');
    await expect(page.getByRole('img', { name: 'QR code for an authenticator app' })).toBeVisible();
    const { region, button } = bench(page);
    // For a phone, which can't scan its own screen.
    await expect(button(/^Copy the key [A-Z2-7]{32}$/)).toBeVisible();
    await expect(region.locator('a', { hasText: 'Open in an authenticator app' })).toHaveAttribute(
      'href',
      /^otpauth:\/\/totp\//,
    );
    // The QR code loads after the sentence, and must not push it out of view.
    await expect(bench(page).said).toBeInViewport({ ratio: 1 });
    await press(page, 'Enter a wrong code', 'This code is wrong.');
    await press(page, 'Enter code', 'with two factors');
    await checkBarriers(page);
  });

  await test.step('6: give a role, and be refused without one', async () => {
    await next(page, 'Decide who may do what');
    await press(
      page,
      /^(Prepare and run|Make the invited colleague an admin)$/,
      'mary@example.com is now an admin of Acme.',
    );
    await press(page, 'Rename organization', 'Acme is now called Acme Rockets.');
    await press(
      page,
      'Rename as a plain member',
      'a plain member of another organization, tried to rename that organization',
    );
    await checkBarriers(page);
  });

  await test.step('7: switch organization', async () => {
    await page.goto('/guides/everyday-login/switch-organization/');
    await live(page);
    await press(page, 'Prepare and run', 'without logging in again');
    await press(page, 'Switch to one that requires a second factor', 'Northwind requires another factor');
    await checkBarriers(page);
  });

  await test.step('8: check the JWT without a call, later, and while Stytch is down', async () => {
    await page.goto('/guides/everyday-login/check-without-a-call/');
    await live(page);
    await press(page, 'Check JWT', 'without a call');
    await expect(bench(page).region.getByRole('article')).toHaveCount(0);
    await press(page, 'Check the JWT six minutes later', 'the SDK asked Stytch');
    await press(page, 'Check it while Stytch is down', 'the user stays logged in');
    await checkBarriers(page);
  });
});
