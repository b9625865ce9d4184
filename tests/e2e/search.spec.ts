import type { Page } from '@playwright/test';
import { expect, guide, test } from './fixtures.ts';

const search = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Search' });
  return {
    dialog,
    input: dialog.getByRole('textbox', { name: 'Search for' }),
    results: dialog.getByRole('link'),
    said: dialog.getByRole('status'),
    button: page.getByRole('button', { name: 'Search' }),
  };
};

test('by keyboard: a key opens search, words find a step, arrows and Enter open it', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const { input, results, said } = search(page);
  await expect(input).toBeFocused();
  await page.keyboard.type('exchange the token');
  await expect(results.filter({ hasText: '5 Exchange the token' })).toBeVisible();
  await expect(said).toHaveText(/\d results for “exchange the token”/);
  await expect(results.first().locator('mark').first()).toHaveText(/exchange|token/i);
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(input).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const href = await results.first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
});

test('the listings in Python and the Flask apps are found', async ({ page }) => {
  await page.goto('/');
  const { button, input, results } = search(page);
  await button.click();
  for (const [words, title] of [
    ['python', 'Set up your project'],
    ['flask', 'Let colleagues join'],
    ['intermediate_sessions.exchange', 'Choose an organization'],
  ] as const) {
    await input.fill(words);
    await expect(results.filter({ hasText: title })).not.toHaveCount(0);
  }
});

test('Enter right after typing opens the first result', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('second factor');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(guides\/stytch-b2b\/choose|glossary)\//);
});

test('Escape closes search and returns the focus', async ({ page }) => {
  await page.goto('/');
  const { button, dialog, input } = search(page);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(input).toBeFocused();
  await page.keyboard.type('token');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('the key does nothing while typing in a field, and can be turned off', async ({ page }) => {
  await page.goto('/signup');
  await page.goto(guide('see-it-happen'));
  const { dialog, button } = search(page);
  const address = page.getByLabel('Email address');
  await address.fill('');
  await address.press('/');
  await expect(dialog).toBeHidden();
  await expect(address).toHaveValue('/');

  await button.click();
  await dialog.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
});

test('words without a result are reported; a press outside the dialog closes it', async ({ page }) => {
  await page.goto('/glossary/');
  const { button, dialog, input, results, said } = search(page);
  await button.click();
  // pagefind alone finds "as" for the second.
  for (const words of ['zzzzqqq', 'asdfgh']) {
    await input.fill(words);
    await expect(said).toHaveText(`No results for “${words}”.`);
    await expect(results).toHaveCount(0);
  }
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('search works search works search works search works by touch', async ({ page }) => {
    await page.goto('/');
    const { button, input, results } = search(page);
    await button.tap();
    await input.fill('revoke');
    await results.filter({ hasText: '7 Check the session and log out' }).tap();
    await expect(page).toHaveURL(/logged-in-and-out/);
  });
});

test('search is loaded when it is opened, and only from this site', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /pagefind|dialog/.test(url))).toEqual([]);
  const { button, input, results } = search(page);
  await button.click();
  await input.fill('slug');
  await expect(results.first()).toBeVisible();
  expect(asked.filter((url) => url.includes('/pagefind/')).length).toBeGreaterThan(2);
  expect(asked.filter((url) => !url.startsWith(`${baseURL}/`))).toEqual([]);
});

for (const [what, address] of [
  ['its own code', /\/_astro\/dialog\.[\w-]{8}\.js$/],
  ['the index', /\/pagefind\//],
] as const) {
  test(`when ${what} can’t be loaded, a sentence says what to do and the next key tries again`, async ({ page }) => {
    await page.route(address, (route) => route.fulfill({ status: 503 }));
    await page.goto('/');
    const { button, input, results, said } = search(page);
    await button.click();
    await expect(said).toHaveText(/^Search couldn’t be loaded\. .*type again/i);
    await input.press('s');
    await expect(said).toHaveText(/^Search couldn’t be loaded\./);
    await expect(results).toHaveCount(0);
    await page.unroute(address);
    await input.pressSequentially('lug');
    await expect(results.first()).toBeVisible();
    await expect(said).toHaveText(/“slug”$/);
  });
}

test('Enter repeats a search that failed', async ({ page }) => {
  const index = /\/pagefind\//;
  await page.route(index, (route) => route.fulfill({ status: 503 }));
  await page.goto('/');
  const { button, input, said } = search(page);
  await button.click();
  await input.fill('second factor');
  await expect(said).toHaveText(/^Search couldn’t be loaded\./);
  await page.unroute(index);
  await input.press('Enter');
  await page.waitForURL(/\/(guides\/stytch-b2b\/choose|glossary)\//);
});

test('all results can be reached, and a buyer’s questions are among those for SSO', async ({ page }) => {
  await page.goto('/');
  const { button, dialog, input, results, said } = search(page);
  await button.click();
  await input.fill('SSO');
  await expect(said).toHaveText(/^\d+ results for “SSO”$/);
  const count = parseInt(await said.innerText());
  expect(count).toBeGreaterThan(8);
  await expect(results).toHaveCount(8);
  const more = dialog.getByRole('button', { name: /^Show \d+ more of/ });
  for (let shown = 8; shown < count; shown += 8) {
    await more.click();
    await expect(results).toHaveCount(Math.min(shown + 8, count));
    await expect(results.nth(shown)).toBeFocused();
  }
  await expect(more).toBeHidden();
  await expect(results.filter({ hasText: 'Questions buyers ask' })).not.toHaveCount(0);
});

test('British and American spelling find the same', async ({ page }) => {
  await page.goto('/');
  const { button, input, results, said } = search(page);
  await button.click();
  await input.fill('organization');
  await expect(said).toHaveText(/ results for “organization”$/);
  const american = await results.allInnerTexts();
  await input.fill('organisation');
  await expect(said).toHaveText(/ results for “organisation”$/);
  expect(await results.allInnerTexts()).toEqual(american);
});

test('a result’s sentence separates what is separate on the page', async ({ page }) => {
  await page.goto('/');
  const { button, input, results } = search(page);
  await button.click();
  await input.fill('ECONNRESET');
  await expect(results.filter({ hasText: 'Troubleshooting' })).toContainText('ECONNREFUSED TimeoutError ECONNRESET');
});

test('troubleshooting is found entry by entry, and each result opens its entry', async ({ page }) => {
  await page.goto('/');
  const { button, input, results } = search(page);
  await button.click();
  await input.fill('token expired');
  await expect(results.filter({ hasText: 'Troubleshooting › The token expired' })).toBeVisible();
  await input.fill('slug taken');
  await results.filter({ hasText: 'Troubleshooting › The slug is taken or invalid' }).click();
  await expect(page).toHaveURL(/\/troubleshooting\/#slug$/);
  await expect(page.locator(':target')).toHaveText('The slug is taken or invalid');
});

test('a result of a long page opens the section with the most words, also in a closed list', async ({ page }) => {
  await page.goto('/');
  const { button, input, results } = search(page);
  await button.click();
  for (const [words, href] of [
    ['run emulator in CI', '/sandbox/#ci'],
    ['rotate keys', '/sandbox/#control'],
  ] as const) {
    await input.fill(words);
    await expect(results.first()).toHaveAttribute('href', href);
  }
  await input.fill('storage_full');
  await results.filter({ hasText: 'Errors of Passwordless.dev' }).click();
  await expect(page.getByRole('cell', { name: 'storage_full' }).last()).toBeVisible();
});
