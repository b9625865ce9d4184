// The passkey guide's test accepts what the official client writes to the console.
import { expect, test } from './passkeys.ts';

test('an entry makes its failure happen, and shows the exchange, the lines and what the user sees', async ({
  page,
}) => {
  await page.goto('/troubleshooting/#scanner');
  const entry = page.locator('.trouble', { has: page.locator('#scanner') });
  await entry.getByRole('button', { name: 'Use a link twice' }).click();
  await expect(entry.getByRole('status')).toContainText('This link was already used or has expired.');
  await expect(entry.getByRole('article').first()).toContainText('unable_to_auth_magic_link');
  await entry.getByText('The call before it').click();
  await expect(entry.getByRole('article', { name: /discovery\/authenticate$/ })).toHaveCount(2);
  await expect(entry.getByText("title: 'This link was already used or has expired'")).toBeVisible();
  await expect(entry.getByRole('figure')).toContainText('Request a new one.');
});

test('a dismissed prompt and a passkey that the server doesn’t know happen without a device', async ({ page }) => {
  await page.goto('/troubleshooting/#dismissed');
  const dismissed = page.locator('.trouble', { has: page.locator('#dismissed') });
  await dismissed.getByRole('button', { name: 'Dismiss the prompt' }).click();
  await expect(dismissed.getByRole('status')).toContainText('The prompt ended without a passkey.');
  const unknown = page.locator('.trouble', { has: page.locator('#unknown') });
  await unknown.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(unknown.getByRole('article').first()).toContainText('unknown_credential');
  await expect(unknown.getByRole('figure')).toContainText('The server doesn’t know this passkey');
});

test('the filter leaves the entry with an error code, and a link to another one still leads there', async ({
  page,
}) => {
  await page.goto('/troubleshooting/?code=session_not_found');
  await expect(page.locator('.trouble:visible')).toHaveCount(1);
  await expect(page.locator('.trouble:visible')).toContainText('The session ended');
  await page.evaluate(() => (location.hash = '#slug'));
  await expect(page.locator('#slug')).toBeInViewport();
});

test('the filter of the sandbox leaves what has a path or an error code, and folds the rest away again', async ({
  page,
}) => {
  await page.goto('/sandbox/');
  const filter = page.getByRole('searchbox', { name: 'Filter by operation, path or error code' });
  await filter.fill('/otps/sms/');
  await expect(page.locator('.filter').getByRole('status')).toHaveText('2 entries');
  await expect(page.getByRole('cell', { name: 'otps.sms.send' })).toBeVisible();
  await expect(page.locator('main h2').filter({ visible: true })).toHaveText(['Stytch B2B']);
  await expect(page.getByRole('navigation', { name: 'On this page' }).getByRole('link')).toHaveText(['Stytch B2B']);
  await filter.fill('unable_to_auth_magic_link');
  await expect(page.getByRole('cell', { name: 'unable_to_auth_magic_link' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'otps.sms.send' })).toBeHidden();
  await filter.fill('asdfgh');
  await expect(page.locator('.filter').getByRole('status')).toHaveText('Nothing found for “asdfgh”.');
  await filter.clear();
  await expect(page.getByRole('heading', { name: 'Use it yourself' })).toBeVisible();
  await expect(page.locator('main details[open]')).toHaveCount(0);
});

test('61 minutes later the link in the inbox has expired, and back in real time it works again', async ({ page }) => {
  await page.goto('/guides/stytch-b2b/see-it-happen/');
  const bench = page.getByRole('region', { name: 'Try it' });
  await bench.getByRole('button', { name: 'Send magic link' }).click();
  await expect(bench.getByText('single-use')).toBeVisible();
  await bench.getByText('Sandbox clock').click();
  await bench.getByRole('button', { name: '+ 61 minutes' }).click();
  await expect(bench.getByRole('status')).toContainText('In your sandbox it’s now 1 hour 1 minute later.');
  await expect(bench.getByRole('region', { name: 'Inbox' })).toContainText('expired');
  await bench.getByRole('button', { name: 'Back to real time' }).click();
  await expect(bench.getByRole('region', { name: 'Inbox' })).toContainText('single-use');
});
