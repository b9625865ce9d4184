import { bench, expect, live, openStep, test } from './fixtures.ts';

test('the link of a first mail says which steps it went past; opened again, it says that it is spent', async ({
  page,
}) => {
  await openStep(page, 'see-it-happen');
  await bench(page).run.click();
  await bench(page).inbox.getByRole('link', { name: 'Log in' }).click();
  await live(page);
  const { said, run, region, held } = bench(page);
  await expect(said).toContainText('past “Set up” and “Ask for a link”');
  await run.click();
  await expect(said).toContainText('“Set up” makes one that has your address as a member');
  await expect(region.getByRole('link', { name: /^Next/ })).toBeVisible();

  await page.goto('/inbox/');
  await page.getByRole('link', { name: 'Log in' }).click();
  await live(page);
  await expect(said).toContainText('This link is spent');
  await expect(region.getByRole('link', { name: /^Next/ })).toHaveCount(0);
  await expect(held.filter({ hasText: 'magic link token' })).toHaveCount(0);
});
