import { expect, guide, test } from './fixtures.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript a step has all its text, every file, its notes and its terms', async ({ page }) => {
  await page.goto(guide('set-up'));
  await expect(page.getByRole('main')).toContainText('As the first member, use the email you’ll log in with');
  const listing = page.getByRole('article', { name: 'Code' });
  const files = { 'client.ts': 'new B2BClient', 'create-organization.ts': 'organizations.create', 'install.sh': 'npm' };
  for (const [name, code] of Object.entries(files)) {
    await listing.locator('.tab', { hasText: name }).click();
    await expect(listing.locator('pre:visible')).toContainText(code);
  }
  await expect(listing.locator('.note:visible')).not.toHaveCount(0);
  await listing.locator('.variants label', { hasText: 'Python' }).click();
  await listing.locator('.tab:visible', { hasText: 'install-python.sh' }).click();
  await expect(listing.locator('pre:visible')).toContainText('pip install');

  const term = page.getByRole('main').getByRole('button', { name: 'organization' });
  await term.click();
  await expect(page.locator('#term-organization')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#term-organization')).toBeHidden();
});

test('without JavaScript no dead button is shown, and a sentence says where to go', async ({ page }) => {
  await page.goto(guide('see-it-happen'));
  await expect(page.locator('.no-script')).toContainText('Running the steps here needs JavaScript');
  await expect(page.locator('.no-script')).toBeVisible();
  const dead = page.locator('button:not([popovertarget]):visible');
  await expect(dead).toHaveCount(0);
});

for (const [path, instead] of [
  ['/evaluate/', ['Watching needs JavaScript.']],
  ['/evaluate/memo/', ['Creating a memo needs JavaScript.']],
  ['/evaluate/what-it-takes/', ['Entering estimates needs JavaScript.']],
  ['/evaluate/compare/', ['This page compares methods, not companies.']],
  ['/production/', ['What to alert on', 'A button before a link is used']],
] as const) {
  test(`without JavaScript ${path} shows no button and no field, and says why`, async ({ page }) => {
    await page.goto(path);
    const body = page.locator('body');
    for (const sentence of instead) await expect(body).toContainText(sentence, { useInnerText: true });
    await expect(page.locator('button:not([popovertarget]):visible')).toHaveCount(0);
    await expect(page.locator('input:visible')).toHaveCount(0);
  });
}

test('without JavaScript the badge doesn’t claim a mode that a built page can’t know', async ({ page }) => {
  await page.goto(guide('set-up'));
  await expect(page.locator('.badge')).toHaveText('Mode', { useInnerText: true });
  await page.locator('.badge').click();
  await expect(page.locator('noscript p').first()).toContainText('Without it, you use this site’s test project');
  await expect(page.locator('noscript p').first()).toBeVisible();
  await expect(page.getByText('Loading…').first()).toBeHidden();
});
