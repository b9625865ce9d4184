import { bench, expect, live, openStep, test } from './fixtures.ts';

test('the first link says which steps it skipped; opened again, it says that it was used', async ({ page }) => {
  await openStep(page, 'see-it-happen');
  await bench(page).run.click();
  await bench(page).inbox.getByRole('link', { name: 'Log in' }).click();
  await live(page);
  const { said, run, region, held } = bench(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the link');
  await expect(said).toContainText('You skipped “Set up your project” and “Send the link from your app”');
  await region.getByRole('link', { name: 'Next: Exchange the token' }).click();
  await live(page);
  await run.click();
  await expect(said).toContainText('“Set up your project” creates one with your email as a member');
  await expect(region.getByRole('link', { name: /^Next/ })).toBeVisible();

  await page.goto('/inbox/');
  await page.getByRole('link', { name: 'Log in' }).click();
  await live(page);
  await expect(said).toContainText('This link was already used');
  await expect(region.getByRole('link', { name: /^Next/ })).toHaveCount(0);
  await expect(held.filter({ hasText: 'magic link token' })).toHaveCount(0);
});

test('a result is not replaced by a state that was requested before it', async ({ page }) => {
  await openStep(page, 'see-it-happen');
  await bench(page).run.click();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await page.route(/\/api\/bench\/state.*step=discover/, async (route) => {
    asked += 1;
    if (asked > 1) return await route.continue();
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  await bench(page).inbox.getByRole('link', { name: 'Log in' }).click();
  await live(page);
  await bench(page).region.getByRole('link', { name: 'Next: Exchange the token' }).click();
  await live(page);
  const { said, run } = bench(page);
  await run.click();
  await expect(said).toContainText('for ada@example.com.');
  const late = page.waitForEvent('requestfinished');
  release();
  await late;
  // After another round trip the page has read the late response.
  await page.evaluate(async () => void (await fetch('/healthz')));
  await expect(said).toContainText('for ada@example.com.');
});
