import { expect, guide, test } from './fixtures.ts';

test('a page has its title, description, canonical URL, picture and icons', async ({ page, request, baseURL }) => {
  await page.goto(guide('discover'));
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');
  await expect(page).toHaveTitle('5 Exchange the token · Stytch B2B · First Login');
  expect(await content('description')).toMatch(/^Exchange the magic link token/);
  expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(`${baseURL}${guide('discover')}`);
  expect(await content('og:url')).toBe(`${baseURL}${guide('discover')}`);
  const picture = await request.get((await content('og:image')) ?? '');
  expect(picture.headers()['content-type']).toBe('image/png');
  // Width and height are at a fixed position in a PNG.
  const bytes = await picture.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  for (const link of await page.locator('link[rel*="icon"]').all()) {
    expect((await request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200);
  }
});

test('the compressed page has the same addresses', async ({ baseURL }) => {
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await fetch(`${baseURL}/`, { headers: { 'accept-encoding': encoding } });
    expect(await answer.text()).toContain(`<link rel="canonical" href="${baseURL}/">`);
  }
});

test('the browser’s bars have the page’s color in either theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const bars = () =>
    page.$$eval<string[], HTMLMetaElement>('meta[name="theme-color"]', (metas) =>
      metas.filter(({ media }) => matchMedia(media).matches).map(({ content }) => content),
    );
  expect(await bars()).toEqual(['#fbfaf6']);
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  expect(await bars()).toEqual(['#14161a']);
  await page.reload();
  expect(await bars()).toEqual(['#14161a']);
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('a page that does not exist suggests similar pages, without JavaScript', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const answer = await page.goto(`${baseURL}/guides/stytch-b2b/discovr/`);
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  await page.getByRole('link', { name: '5 Exchange the token' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exchange the token');
});

test('an address like no other page offers the main pages', async ({ page }) => {
  expect((await page.goto('/wp-admin/setup.php'))?.status()).toBe(404);
  await expect(page.getByRole('main').getByRole('link', { name: 'Glossary' })).toBeVisible();
});

test('in print everything is unfolded and no button is left', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(guide('make-it-yours'));
  // A term's button is a word of its sentence.
  await expect(page.locator('button:not([popovertarget]), form').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(251, 250, 246)');
  for (const panel of await page.locator('.listing .panel').all()) await expect(panel).toBeVisible();
  await page.goto('/use-it/');
  const folded = page.locator('details pre');
  expect(await folded.count()).toBeGreaterThan(3);
  for (const code of await folded.all()) await expect(code).toBeVisible();
});
