import type { Page } from '@playwright/test';
import { bench, expect, live, test } from './fixtures.ts';

test.use({ reducedMotion: 'reduce' });

/** Presses a button and waits for the sentence. */
async function press(page: Page, name: string | RegExp, sentence: string): Promise<void> {
  await bench(page).button(name).first().click();
  await expect(bench(page).said).toContainText(sentence);
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
    await bench(page).inbox.getByRole('link', { name: 'Log in' }).first().click();
    await expect(page).toHaveURL(/\/guides\/everyday-login\/invite-a-colleague\/#step$/);
    await live(page);
    await expect(bench(page).said).toContainText('The invitation opened your app');
    await press(page, 'Accept invitation', 'mary@example.com joined Acme, with the status active.');
    await press(page, 'Limit invitations', 'Only addresses at example.com can be invited to Acme now.');
  });

  await test.step('2: continue with Google', async () => {
    await next(page, 'Continue with Google');
    await press(page, 'Sign in with Google', 'signed in');
    await press(page, 'Exchange token', 'Stytch found');
    await expect(bench(page).region.getByRole('link', { name: /^Next/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Continue with Google (done)' })).toHaveCount(0);
    await press(page, 'Log in to organization', 'is logged in to Acme.');
    await expect(page.getByRole('link', { name: 'Continue with Google (done)' })).toBeVisible();
  });

  await test.step('3: connect an identity provider', async () => {
    await next(page, 'Connect the customer’s identity provider');
    await bench(page).button('Create SSO connection').click();
    await expect(
      bench(page)
        .region.getByRole('article', { name: /^POST / })
        .first(),
    ).toContainText('200');
    await bench(page).button('Configure connection').click();
    await expect(bench(page).region.getByRole('article', { name: /^PUT / }).first()).toContainText('200');
  });

  await test.step('4: log in through it', async () => {
    await next(page, 'Log in with SSO');
    await press(page, /Sign in at the company/, 'signed in');
    await press(page, 'Exchange token', 'is logged in to Acme');
  });

  await test.step('5: require a second factor', async () => {
    await page.goto('/guides/everyday-login/second-factor/');
    await live(page);
    await bench(page).button('Require a second factor').click();
    await expect(bench(page).region.getByRole('article', { name: /^PUT / }).first()).toContainText('200');
  });

  await test.step('6: give a role, and be refused without one', async () => {
    await page.goto('/guides/everyday-login/roles/');
    await live(page);
    await press(page, /^(Prepare and run|Make the colleague an admin)$/, 'mary@example.com is an admin of Acme now.');
    await press(page, 'Rename organization', 'Acme is called Acme Rockets now.');
    await press(page, 'Rename as a plain member', 'You aren’t allowed to do this.');
  });

  await test.step('7: switch organization', async () => {
    await page.goto('/guides/everyday-login/switch-organization/');
    await live(page);
    // The session is from step 4. A new reader's, which comes from an email, switches: in-view.spec.ts.
    await press(page, 'Prepare and run', 'You logged in with SSO, and that counts in one organization only.');
    await press(page, 'Switch to one that requires a second factor', 'Two Factors requires another factor');
  });

  await test.step('8: check the JWT without a call, later, and while Stytch is down', async () => {
    await page.goto('/guides/everyday-login/check-without-a-call/');
    await live(page);
    await press(page, 'Check JWT', 'without a call');
    await expect(bench(page).region.getByRole('article')).toHaveCount(0);
    await press(page, 'Check it six minutes later', 'the SDK asked Stytch');
    await press(page, 'Check it while Stytch is down', 'the user stays logged in');
  });
});
