import { B2BClient } from 'stytch';
import { expect, projectOf, test } from './fixtures.ts';

test('a call from the reader’s machine and its email appear on the page while it is open', async ({
  page,
  baseURL,
}) => {
  await page.goto('/use-it/');
  const html = await (await page.request.get('/use-it/')).text();
  const machine = page.getByRole('region', { name: 'Your sandbox', exact: true });
  await expect(machine).toContainText('Show your project first');
  await machine.getByRole('button', { name: 'Show your environment variables' }).click();
  await expect(machine.getByRole('group', { name: 'In a terminal' })).toContainText('STYTCH_SECRET="secret-test-');
  await expect(machine).toContainText('Live: calls appear here');

  const { project_id, secret, base_url } = await projectOf(page.request, baseURL ?? '');
  expect(html).not.toContain('secret-test-0');
  expect(html).not.toContain(secret);
  const stytch = new B2BClient({ project_id, secret, env: base_url });
  await stytch.magicLinks.email.discovery.send({ email_address: 'grace@example.com' });
  const call = machine.getByRole('article', { name: 'POST /v1/b2b/magic_links/email/discovery/send' });
  await expect(call).toContainText('200');
  await expect(machine.getByRole('region', { name: 'Inbox' })).toContainText('to grace@example.com');

  // A visitor who comes back sees the calls that are there, and each new one once.
  await page.reload();
  await expect(call).toHaveCount(1);
  await stytch.organizations.search({});
  await expect(machine.getByRole('article', { name: 'POST /v1/b2b/organizations/search' })).toHaveCount(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page has the lines for every language and says what is missing', async ({ page }) => {
    await page.goto('/use-it/');
    const main = page.getByRole('main');
    await expect(main).toContainText('needs JavaScript', { useInnerText: true });
    await expect(main.locator('button:visible')).toHaveCount(0);
    for (const language of ['Node', 'Python', 'curl', 'Go', 'Ruby', 'Java and Kotlin', 'PHP', 'Rust', '.NET'])
      await expect(main.locator('summary', { hasText: new RegExp(`^${language}$`) })).toBeVisible();
    await main.locator('summary', { hasText: /^Go$/ }).click();
    await expect(main.locator('#go pre')).toContainText('b2bstytchapi.WithBaseURI');
  });
});
