import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { bench, expect, guide, live, test } from './fixtures.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const choose = (page: Page, language: string) => page.locator('.variants label', { hasText: language }).click();

/** Presses a button that copies. @returns the clipboard's text */
async function copy(page: Page, button: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button.click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).not.toBe('');
  return await clipboard();
}
const copyListing = (page: Page) =>
  copy(page, page.getByRole('article', { name: 'Code' }).getByRole('button', { name: /^Copy/ }));

test('Python, chosen once, switches every listing, route, app and download of both guides', async ({ page }) => {
  const listing = page.getByRole('article', { name: 'Code' });
  const download = page.getByRole('complementary', { name: 'The guide' }).locator('form:visible');
  await page.goto(guide('choose'));
  await live(page);
  await expect(download).toHaveAttribute('action', '/guides/stytch-b2b/choose/app.zip');
  const topOfCode = async () => (await listing.locator('.panel:visible').boundingBox())?.y;
  const top = await topOfCode();
  await choose(page, 'Python');
  expect(await topOfCode(), 'the code stays where it is').toBe(top);
  await expect(listing.locator('.tab:visible')).toHaveText(['login.py: enter', 'login.py: choose', 'choose.html']);
  await expect(listing.locator('.call:visible').first()).toContainText('stytch().discovery');
  await expect(download).toHaveAttribute('action', '/guides/stytch-b2b/flask.zip');

  await test.step('the next page shows it before its scripts arrive, so that nothing moves', async () => {
    const late = Promise.withResolvers<void>();
    await page.route('**/_astro/*.js', async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.goto('/guides/passwordless/register/', { waitUntil: 'commit' });
    await expect(listing.locator('.tab:visible')).toHaveText(['sign-in.js', 'shared.js']);
    await expect(listing).toContainText('This runs in the browser, so it’s JavaScript in a Python app, too.');
    late.resolve();
    await live(page);
    await expect(page.getByRole('radio', { name: 'Python' })).toBeChecked();
    await page.unrouteAll({ behavior: 'wait' });
  });

  await page.goto('/guides/passwordless/look-after-them/');
  await expect(download).toHaveAttribute('action', '/guides/passwordless/flask.zip');
  const fullCode = page.getByRole('region', { name: 'The full code' });
  await fullCode.getByText('Show the files').click();
  await expect(fullCode.getByRole('link', { name: 'app.py' })).toHaveAttribute(
    'href',
    '/guides/passwordless/flask/#app.py',
  );

  await page.goto(guide('discover'));
  await live(page);
  const text = await copyListing(page);
  const source = readFileSync('examples/stytch-b2b-flask/login.py', 'utf8');
  expect(text).toBe(source.replaceAll(/^ *# (#|@note).*\n| {2}# @note .*$/gm, ''));
});

test('curl commands are copied with the values of the reader’s sandbox project', async ({ page }) => {
  await page.goto(guide('ask-for-a-link'));
  await live(page);
  await choose(page, 'curl');
  const listed = await copyListing(page);
  const { button, region } = bench(page);
  await button('Send magic link').click();
  const sent = await copy(page, region.getByRole('button', { name: 'Copy as curl' }).first());
  for (const text of [listed, sent]) {
    expect(text).toMatch(/^STYTCH_API_URL="http:\/\/localhost:\d+"\nSTYTCH_PROJECT_ID="project-test-[^"…]+"\n/);
    expect(text).toMatch(/^STYTCH_SECRET="secret-test-[^"…]+"$/m);
    expect(text).toContain('/v1/b2b/magic_links/email/discovery/send');
  }
});
